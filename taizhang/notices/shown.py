"""What the pages of written notices show: frozen values, worded and ready."""

from dataclasses import dataclass

from taizhang.ledger.shown import Lamp
from taizhang.notices.balance import Balance


@dataclass(frozen=True)
class NoticeLine:
    """A notice in the list."""

    id: int
    title: str
    place: str
    day: str
    reply_by: str
    late: bool
    closed: bool
    balance: Balance


@dataclass(frozen=True)
class ReplyLine:
    """A matter that was raised on a reply slip."""

    label: str
    url: str
    title: str
    lamp: Lamp


@dataclass(frozen=True)
class NoticePage:
    """A notice with everything that came of it."""

    line: NoticeLine
    paragraphs: tuple[str, ...]
    made_by: str
    replies: tuple[ReplyLine, ...]


@dataclass(frozen=True)
class Sheet:
    """What is printed for each household. `path` and `size`: its code as an SVG."""

    title: str
    paragraphs: tuple[str, ...]
    place: str
    day: str
    reply_by: str
    path: str
    size: int
