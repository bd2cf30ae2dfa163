"""The ledger page (台账) and its export."""
