"""Changes of the tables of agreements."""
