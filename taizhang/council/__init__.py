"""The residents' council: who sits in it. Its meetings are another matter."""
