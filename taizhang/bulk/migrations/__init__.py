"""Tables of `bulk`, one step after another."""
