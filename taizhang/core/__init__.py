"""The rules of the ledger: what may happen to an issue, and what follows. Plain Python."""
