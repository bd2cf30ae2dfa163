"""Pages of the close-out standards: what is asked of which matter, changed and published."""
