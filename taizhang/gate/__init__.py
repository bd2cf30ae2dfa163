"""What stands between the open net and the book: a puzzle, buckets, and forms that are held."""
