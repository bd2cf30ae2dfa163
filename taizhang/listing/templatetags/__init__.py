"""Template tags of the ledger page."""
