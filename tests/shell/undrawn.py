"""A page without what chance drew: a token may happen to hold the digits that must not be told."""

import re

DRAWN = re.compile(r"[A-Za-z0-9_-]{20,}")


def undrawn(page: str) -> str:
    """Return the page without tokens, keys and hashes, which are long and unbroken."""
    return DRAWN.sub("…", page)
