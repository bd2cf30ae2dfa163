"""Boxes with their plans and seals, each opening of one, and the slips that were in it."""
