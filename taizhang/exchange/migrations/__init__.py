"""Tables of `exchange`, one step after another."""
