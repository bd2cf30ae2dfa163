"""Binding a phone to a link by a code: guesses are slowed and bounded, nobody is shut out.

The phone that is bound goes on whatever is guessed elsewhere. A code that was guessed at too
often is worth nothing any more; the office then tells another, and counting begins anew.
"""

import datetime as dt
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from django.db.models import F, QuerySet

from taizhang.tasklinks.models import TaskLink
from taizhang.tasklinks.tokens import LINKS, new_code, new_device

TRIES_MOST: Final = 10
FREE: Final = 3
FIRST_WAIT: Final = dt.timedelta(seconds=30)
LONGEST: Final = dt.timedelta(minutes=15)
NONE: Final = dt.timedelta(0)


class Answer(StrEnum):
    """What came of a code."""

    BOUND = "bound"
    WRONG = "wrong"
    WAIT = "wait"
    SPENT = "spent"


@dataclass(frozen=True)
class Tried:
    """`device`: the secret for the phone that is bound now. `left`: tries, or seconds."""

    answer: Answer
    device: str = ""
    left: int = 0


def bound(link: TaskLink, device: str) -> bool:
    """Return whether `device` is the secret of the phone that `link` is bound to."""
    return LINKS.fits(link.key, device, link.device_mark)


def renew_code(link: TaskLink) -> str:
    """Write another code for `link` and return it; the phone that is bound stays so."""
    code = new_code()
    TaskLink.objects.filter(pk=link.pk).update(
        code_mark=LINKS.mark(link.key, code), wrong_count=0, wrong_at=None
    )
    return code


def enter(link: TaskLink, typed: str, at: dt.datetime) -> Tried:
    """Try a code at the instant `at`. The right one binds this phone in place of another."""
    if not link.code_mark:
        return Tried(Answer.SPENT)
    if (wait := _wait(link, at)) > NONE:
        return Tried(Answer.WAIT, left=int(wait.total_seconds()) + 1)
    here = TaskLink.objects.filter(pk=link.pk, code_mark=link.code_mark)
    # Counted before it is looked at, so that many tries at one instant are one try.
    unseen = here.filter(wrong_count=link.wrong_count)
    if not unseen.update(wrong_count=F("wrong_count") + 1, wrong_at=at):
        return Tried(Answer.WAIT, left=1)
    if not LINKS.fits(link.key, digits(typed), link.code_mark):
        return _wrong(here, link.wrong_count + 1)
    device = new_device()
    taken = here.update(
        code_mark="",
        device_mark=LINKS.mark(link.key, device),
        bound_at=at,
        wrong_count=0,
        wrong_at=None,
    )
    return Tried(Answer.BOUND, device=device) if taken else Tried(Answer.SPENT)


def digits(typed: str) -> str:
    """Return the digits of what somebody typed, full-width ones too."""
    return "".join(c for c in unicodedata.normalize("NFKC", typed) if c.isdecimal())


def _wrong(here: QuerySet[TaskLink], count: int) -> Tried:
    if count >= TRIES_MOST:
        here.update(code_mark="")
        return Tried(Answer.SPENT)
    return Tried(Answer.WRONG, left=TRIES_MOST - count)


def _wait(link: TaskLink, at: dt.datetime) -> dt.timedelta:
    if link.wrong_at is None or link.wrong_count < FREE:
        return NONE
    grown: dt.timedelta = FIRST_WAIT * (1 << (link.wrong_count - FREE))
    return link.wrong_at + min(grown, LONGEST) - at
