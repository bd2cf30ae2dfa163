"""PostgreSQL as Django reaches it where a server keeps many offices."""
