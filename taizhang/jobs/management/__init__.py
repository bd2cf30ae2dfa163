"""Commands for a terminal about long work."""
