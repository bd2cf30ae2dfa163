"""Commands for a terminal about the book."""
