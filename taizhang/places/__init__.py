"""The office itself and what its matters are about: places, categories, working days."""
