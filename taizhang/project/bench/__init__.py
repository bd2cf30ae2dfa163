"""What `taizhang bench` does: fill a ledger, then measure the product beside its budgets."""
