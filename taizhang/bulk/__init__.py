"""Acting on many rows of the ledger at once: dispatch, confirm, remind, merge, undo."""
