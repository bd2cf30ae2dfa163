"""The ways by which matters come to an office, as the office itself names and asks for them."""
