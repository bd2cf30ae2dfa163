"""What the pages of calls show: frozen values, worded and ready."""

from dataclasses import dataclass

from taizhang.calls.forms import LogForm
from taizhang.ledger.shown import Lamp


@dataclass(frozen=True)
class Answered:
    """A matter that may be the caller's, and what to read aloud to them.

    `who`: whose it is, masked, so that the clerk can ask. `log`: None where nothing can be
    noted any more.
    """

    number: str
    label: str
    title: str
    lamp: Lamp
    who: str
    sentence: str
    voice: int
    log: LogForm | None
    has_receipt: bool


@dataclass(frozen=True)
class Asked:
    """What was asked with `words`. `answers` are those of whom it is true, open ones first."""

    words: str = ""
    answers: tuple[Answered, ...] = ()
