"""Staff look at forms that came in a flood: onto the ledger, or dropped with a reason."""
