"""Handling one matter by a link, without an account: made by the office, bound to a phone."""
