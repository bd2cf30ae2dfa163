"""Tables of `jobs`, one step after another."""
