"""Commands of the demo office."""
