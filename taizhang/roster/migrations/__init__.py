"""Tables of `atlas`, one step after another."""
