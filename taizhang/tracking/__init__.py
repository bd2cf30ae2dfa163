"""Residents see how their matter stands, add to it, and say whether it is solved."""
