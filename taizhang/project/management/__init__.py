"""Commands for a terminal about the whole site."""
