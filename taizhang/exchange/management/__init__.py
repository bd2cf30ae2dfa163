"""Commands for a terminal about imports."""
