"""Commands for a terminal about people."""
