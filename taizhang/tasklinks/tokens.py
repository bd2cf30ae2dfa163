"""What a link says in its address, and what opens it: signed, random, kept as hashes.

The address alone opens nothing: it takes the phone that is bound, or a code.
"""

import secrets

from taizhang.keys.links import Links

LINKS = Links("task-links", "taizhang.tasklinks")
CODE_DIGITS = 6


def new_code() -> str:
    """Return a code of six digits, to be told to somebody by another way than the link."""
    return f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}}"


def new_device() -> str:
    """Return a secret for a phone."""
    return secrets.token_urlsafe(32)
