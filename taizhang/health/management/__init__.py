"""Commands that keep note of what came of them."""
