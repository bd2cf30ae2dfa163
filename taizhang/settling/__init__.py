"""Setting an office up, step by step, and its settings afterwards."""
