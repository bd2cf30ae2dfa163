"""Tables of `entrance`, one step after another."""
