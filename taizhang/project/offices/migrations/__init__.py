"""Tables of `offices`, one step after another."""
