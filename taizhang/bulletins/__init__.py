"""What was struck off, for everybody to see (办成的事): no name, no door, nothing unreleased."""
