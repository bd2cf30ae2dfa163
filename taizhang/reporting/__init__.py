"""Residents raise a matter themselves: from a code on a wall, in plain words, with a receipt."""
