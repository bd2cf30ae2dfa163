"""The pages on which an office keeps its places."""
