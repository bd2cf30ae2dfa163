"""One issue and the acts of its main way."""
