"""The ways by which matters come in: what an office asks for each, and who answers first.

The list of channels is closed; the ways are an office's own, each of one channel. What is
asked for is refused here where it is missing, whichever door the matter comes through.
"""

from dataclasses import dataclass

from taizhang.core.commands import RegisterIssue
from taizhang.core.refusals import Checklist, Refusal
from taizhang.core.vocabulary import Asked, Channel


@dataclass(frozen=True)
class Way:
    """A way in. `first_contact`: who answers for it (首问), "" for whoever writes it down."""

    code: str
    channel: Channel
    asks: tuple[Asked, ...] = ()
    first_contact: str = ""


REFUSALS = {
    Asked.REPORTER: Refusal.REPORTER_MISSING,
    Asked.PHONE: Refusal.PHONE_MISSING,
    Asked.PLACE: Refusal.PLACE_MISSING,
    Asked.WORDS: Refusal.WORDS_NOT_WRITTEN,
    Asked.THEIR_NUMBER: Refusal.THEIR_NUMBER_MISSING,
    Asked.THEIR_DUE: Refusal.THEIR_DUE_MISSING,
}
OF_RESIDENTS = frozenset({Asked.REPORTER, Asked.PHONE, Asked.WORDS})


def check_way(command: RegisterIssue, way: Way | None, asks: Checklist) -> None:
    """Note in `asks` what the office wants of everything that comes in by `way`.

    Where staff found it themselves there is no resident to be asked.
    """
    asks.require(way is not None or not command.way, Refusal.WAY_UNKNOWN)
    if way is None:
        return
    passed_over = OF_RESIDENTS if command.found_by_staff else frozenset()
    for asked in way.asks:
        told = asked in passed_over or _said(command, asked)
        asks.require(told, REFUSALS[asked])


def _said(command: RegisterIssue, asked: Asked) -> bool:
    if asked is Asked.PLACE:
        return bool(command.place or command.place_text.strip())
    if asked is Asked.THEIR_DUE:
        return command.their_due is not None
    return bool(str(getattr(command, asked.value)).strip())
