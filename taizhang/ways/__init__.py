"""How matters come to an office, as it names and asks for it, and what gathers many of them."""
