"""Migrations of `roundtrip`."""
