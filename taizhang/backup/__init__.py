"""Copying the office while it works, and bringing it back: no pages, no schedule."""
