"""Tables of `fieldwork`, one step after another."""
