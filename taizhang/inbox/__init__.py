"""Pages of messages: what I was told, what I want by e-mail, whom to ring up, how they fare."""
