"""How the table of wrapped keys came to be."""
