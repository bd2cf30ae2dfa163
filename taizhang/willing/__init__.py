"""Residents who said that they will look now and then how something was done elsewhere."""
