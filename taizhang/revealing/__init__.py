"""Seeing one masked field of one resident whole: with a reason, rationed, and noted."""
