"""What a matter waits for next: one word for each, derived from the issue alone.

Finer than the status, because people ask “what is mine to do”: a matter given back twice
waits for a ruling, a checked one for a call or, once everybody has answered, for the end.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from enum import StrEnum

from taizhang.core.closing import (
    ACCEPTED_ANSWERS,
    answered,
    concluded_against,
    tried_enough,
)
from taizhang.core.handling import RETURNS_BEFORE_RULING
from taizhang.core.issue import Issue, Voice
from taizhang.core.vocabulary import Status


class Awaits(StrEnum):
    """What comes next. Stored in the rows of the ledger."""

    NOTHING = ""
    CONFIRMING = "confirming"
    ACCEPTANCE = "acceptance"
    DISPATCH = "dispatch"
    RESPONSIBILITY = "responsibility"
    SOMEBODY = "somebody"
    TAKING_UP = "taking_up"
    HANDLING = "handling"
    REWORK = "rework"
    CHECK = "check"
    CALL = "call"
    RULING = "ruling"
    STRIKE_OFF = "strike_off"
    VOID = "void"
    OBJECTION = "objection"
    EXTENSION = "extension"
    DEFERRAL = "deferral"
    REVIEW = "review"


def awaited(issue: Issue) -> Awaits:
    """Return what `issue` waits for next. Whether it is void at all is decided first.

    What a resident objects to waits for an answer, also after the number was struck off.
    """
    objected = issue.objections and issue.status in OBJECTED
    if issue.status not in RUNNING:
        return Awaits.OBJECTION if objected else Awaits.NOTHING
    if issue.void_asked_by:
        return Awaits.VOID
    if objected:
        return Awaits.OBJECTION
    if issue.extension_asked is not None:
        return Awaits.EXTENSION
    if issue.deferral_asked is not None:
        return Awaits.DEFERRAL
    return Awaits.CONFIRMING if issue.to_confirm else RUNNING[issue.status](issue)


OBJECTED = frozenset({Status.VERIFIED, Status.STRUCK_OFF})


def _given_out(issue: Issue) -> Awaits:
    return Awaits.TAKING_UP if issue.handler else Awaits.SOMEBODY


def _to_give_out(issue: Issue) -> Awaits:
    disputed = issue.returns_count >= RETURNS_BEFORE_RULING
    return Awaits.RESPONSIBILITY if disputed else Awaits.DISPATCH


def _in_work(issue: Issue) -> Awaits:
    again = issue.rework_count or issue.reopened_count
    return Awaits.REWORK if again else Awaits.HANDLING


def _checked(issue: Issue) -> Awaits:
    # A posting runs out without anybody writing: before that day nothing here may say so.
    # What else is missing for the end, whoever strikes it off is told.
    if all(answered(issue, voice, dt.date.min) is not None for voice in issue.voices):
        return Awaits.STRIKE_OFF
    if concluded_against(issue) and any(_to_rule_on(issue, v) for v in issue.voices):
        return Awaits.RULING
    return Awaits.CALL


def _to_rule_on(issue: Issue, voice: Voice) -> bool:
    """Return whether only a ruling serves: not content, never reached, or without a name."""
    if voice.ruling is not None:
        return False
    if voice.answer is not None:
        return voice.answer.outcome not in ACCEPTED_ANSWERS
    return voice.anonymous or tried_enough(issue, voice)


RUNNING: Mapping[Status, Callable[[Issue], Awaits]] = {
    Status.REGISTERED: lambda issue: Awaits.ACCEPTANCE,
    Status.ACCEPTED: _to_give_out,
    Status.DISPATCHED: _given_out,
    Status.IN_PROGRESS: _in_work,
    Status.HANDLED: lambda issue: Awaits.CHECK,
    Status.VERIFIED: _checked,
    Status.DEFERRED: lambda issue: Awaits.REVIEW,
}
