"""Bringing in ledgers kept elsewhere."""
