"""The receipt that somebody opened in this browser: sealed in the session and in forms.

No number stands in an address, and a form of one receipt is never carried out on another.
"""

from dataclasses import asdict, dataclass
from typing import Final

from django.contrib.sessions.backends.base import SessionBase

from taizhang.keys.envelopes import Envelope, as_text, from_text
from taizhang.keys.sealing import Unreadable

KEY: Final = "tracking:opened"
_ENVELOPE: Final = Envelope("session", "tracking:opened")


@dataclass(frozen=True)
class Opened:
    """A receipt, and whether it was opened by its key. `n`: what its page had shown."""

    receipt: str
    unlocked: bool = False
    n: int = 0

    @property
    def token(self) -> str:
        """What stands for it in forms and in the session."""
        return as_text(_ENVELOPE.sealed_json(asdict(self)))


def from_token(token: str) -> Opened | None:
    """Return what `token` stands for, None where it is none of ours."""
    try:
        return Opened(**_ENVELOPE.opened_json(from_text(token)))
    except Unreadable:
        return None


def keep(session: SessionBase, opened: Opened) -> None:
    """Have the next page show that receipt."""
    session[KEY] = opened.token


def kept(session: SessionBase) -> Opened | None:
    """Return the receipt that was opened here last."""
    return from_token(session.get(KEY, ""))
