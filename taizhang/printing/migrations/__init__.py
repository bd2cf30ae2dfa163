"""Tables of `printing`, one step after another."""
