"""Keys and what is done with them: sealing personal values, keyed search, secrets."""
