"""Commands for a terminal about the standards."""
