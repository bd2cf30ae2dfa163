"""Orders of the 12345 hotline: in by paste or sheet, and the answer out in the hotline's form."""
