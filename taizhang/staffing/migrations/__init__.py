"""Tables of `staffing`, one step after another."""
