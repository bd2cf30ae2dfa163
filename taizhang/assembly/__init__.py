"""Meetings of the residents' council: their tables, and what is done there. Pages: `council`."""
