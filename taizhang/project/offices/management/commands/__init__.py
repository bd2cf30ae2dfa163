"""Commands of `offices`, one a module."""
