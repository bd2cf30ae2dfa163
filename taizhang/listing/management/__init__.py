"""Commands for a terminal about the ledger as a list."""
