"""Template tags that let the ledger be acted on."""
