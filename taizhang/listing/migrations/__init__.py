"""Tables of `listing`, one step after another."""
