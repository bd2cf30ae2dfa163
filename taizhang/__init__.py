"""Taizhang (台账): a resident issue ledger with provable close-out."""
