"""Tables of `places`, one step after another."""
