"""The pages of long work: how far it is, how to stop it, what came of it."""
