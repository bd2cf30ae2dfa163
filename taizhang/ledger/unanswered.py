"""Whose answer a verified issue still lacks, as rows: derived from the issue and nothing else.

What depends on the day is not in them: the day of the last try is, and who asks compares.
"""

from enum import StrEnum
from typing import Any

from taizhang.core.closing import ACCEPTED_ANSWERS, concluded_against, tried_enough
from taizhang.core.issue import Issue, Voice
from taizhang.core.vocabulary import Status


class Wants(StrEnum):
    """What the voice of a resident waits for."""

    RING = "ring"
    POST = "post"
    RULE = "rule"
    UNREACHABLE = "unreachable"


def wanted(issue: Issue, voice: Voice) -> Wants | None:
    """Return what is to be done about `voice`; None: nothing any more.

    Whoever was not reached on days enough counts as answered by the law, but stays here
    until the number is struck off: they may still ring back.
    """
    if voice.ruling is not None:
        return None
    if voice.answer is not None:
        return None if voice.answer.outcome in ACCEPTED_ANSWERS else Wants.RULE
    if voice.anonymous:
        if concluded_against(issue):
            return Wants.RULE
        return Wants.POST if issue.posted is None else None
    if not tried_enough(issue, voice):
        return Wants.RING
    return Wants.RULE if concluded_against(issue) else Wants.UNREACHABLE


def days_tried(voice: Voice) -> list[Any]:
    """Return the days on which `voice` was not reached, each once, in order."""
    return sorted({day for _seq, day in voice.attempts})


def unanswered_of(issue: Issue) -> list[dict[str, Any]]:
    """Return the voices of `issue` that wait for something, as rows; none unless verified."""
    if issue.status is not Status.VERIFIED or issue.check is None:
        return []
    return [
        {
            "case": issue.case,
            "voice": voice.ordinal,
            "absorbed": voice.case,
            "wants": wants.value,
            "tried_on": days_tried(voice)[-1] if voice.attempts else None,
            "since": issue.check.seq,
            "nth": nth,
        }
        for nth, voice in enumerate(issue.voices)
        if (wants := wanted(issue, voice))
    ]
