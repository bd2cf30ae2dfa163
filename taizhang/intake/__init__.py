"""Registering a matter (登记)."""
