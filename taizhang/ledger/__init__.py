"""The book: the only writer of entries and standings."""
