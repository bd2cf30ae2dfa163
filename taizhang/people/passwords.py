"""One-time passwords, read aloud and typed by hand."""

import secrets
from typing import Final

# No letter that looks like another.
LETTERS: Final = "abcdefghjkmnpqrstuvwxyz23456789"


def one_time() -> str:
    """Return a new password of four groups of four letters: 79 bits."""
    return "-".join(_four_letters() for _group in range(4))


def _four_letters() -> str:
    return "".join(secrets.choice(LETTERS) for _place in range(4))
