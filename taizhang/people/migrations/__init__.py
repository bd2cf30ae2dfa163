"""Tables of `people`, one step after another."""
