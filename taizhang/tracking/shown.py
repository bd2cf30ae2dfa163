"""What the pages of tracking show: frozen values, worded and ready."""

from dataclasses import dataclass
from typing import Final

# Why a number is reopened that its resident says is not solved: in the language of the ledger.
BACK: Final = "反映人在查进度页说没解决"


@dataclass(frozen=True)
class Line:
    """Something that happened, as a resident is told. `more`: only for whom it is about."""

    day: str
    said: str
    more: str = ""


@dataclass(frozen=True)
class Mine:
    """What the holder of the receipt said themselves, and when."""

    day: str
    words: str


@dataclass(frozen=True)
class Answer:
    """How a matter stands. `token` stands for the receipt in forms; `number` is its end.

    `unlocked`: whoever looks holds the receipt itself, or knows the phone number left.
    `photos`: how many of their own there are. `may_judge`: the word is asked now;
    `may_reopen`: it is off the ledger, and may come back. `tried`: on which days the office
    rang in vain, while it still waits for the word; "" for none. `helps`: they look at other matters
    now and then; None where they are not asked.
    """

    heading: str
    sentence: str
    about: str
    place: str
    lines: tuple[Line, ...]
    token: str
    number: str
    unlocked: bool
    has_phone: bool = False
    mine: tuple[Mine, ...] = ()
    photos: int = 0
    may_judge: bool = False
    may_reopen: bool = False
    may_add: bool = False
    may_object: bool = False
    objects: bool = False
    said: str = ""
    tried: str = ""
    helps: bool | None = None
