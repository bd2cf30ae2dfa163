"""Commands of `offices`."""
