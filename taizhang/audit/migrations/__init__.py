"""Tables of `audit`, one step after another."""
