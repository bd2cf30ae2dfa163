"""What the pages of intake show: frozen values, worded and ready."""

from dataclasses import dataclass

from taizhang.ledger.shown import Lamp


@dataclass(frozen=True)
class Candidate:
    """An issue that may be the same matter. `why` says what speaks for it."""

    number: str
    label: str
    title: str
    lamp: Lamp
    why: str
    raised: str
    open: bool


@dataclass(frozen=True)
class Alike:
    """What may be the same matter. `asked` is False while there is nothing to go by.

    `earlier`: what else came up at the place, of another kind.
    """

    asked: bool = False
    candidates: tuple[Candidate, ...] = ()
    earlier: tuple[Candidate, ...] = ()
