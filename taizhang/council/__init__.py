"""The residents' council: who sits in it, what it talks over, and what became of that."""
