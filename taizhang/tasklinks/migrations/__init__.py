"""Changes of the table of links."""
