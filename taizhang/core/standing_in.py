"""AB 岗: who is there for somebody who is away, and when an act is done in their place.

Whoever stands in acts as themselves where they may, and in the other's place where only
that serves, or where the matter lies in the other's hands. The entry is always theirs.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from taizhang.core import commands as co
from taizhang.core.decide import AnyCommand, decide
from taizhang.core.events import Event
from taizhang.core.facts import Hearing
from taizhang.core.issue import Issue
from taizhang.core.refusals import Refusal, Refused
from taizhang.core.vocabulary import Actor, Duty

T = TypeVar("T")
# Matters are stood in for; the running of the office, and looking into it, are not.
LENT = frozenset(Duty) - {Duty.ADMINISTER, Duty.AUDIT, Duty.IMPORT}
HANDLING = (
    co.TakeUp,
    co.ReturnDispatch,
    co.RecordProgress,
    co.AddEvidence,
    co.ReportHandled,
)
NOT_THEIRS = frozenset({Refusal.DUTY_MISSING, Refusal.NOT_YOUR_UNIT})


@dataclass(frozen=True)
class InPlace(Generic[T]):
    """What was decided, and the pseudonym of the person in whose place ("": in their own)."""

    came: T
    of: str = ""


def whoever_is_there(person: str, backups: Mapping[str, str], away: Collection[str]) -> str:
    """Return who does what is `person`'s: themselves, or along their backups the first
    who is not away; "" where nobody is left.

    Two who stand in for each other and are both away are nobody: it never goes in circles.
    """
    asked: set[str] = set()
    while person in away:
        asked.add(person)
        person = backups.get(person, "")
        if person in asked:
            return ""
    return person


def decided(
    issue: Issue | None, command: co.Command, hearing: Hearing
) -> InPlace[tuple[Event, ...]]:
    """Return the events that `command` brings about, and in whose place it is given.

    Raises:
        Refused: it may not be given, in nobody's place; what is refused is what is nearest to being allowed.
    """
    by, at, facts = hearing.by, hearing.at, hearing.facts
    return in_turn(
        places(issue, command, by),
        lambda place: decide(issue, command, by, at, facts, place=place),
    )


def places(issue: Issue | None, command: AnyCommand, by: Actor) -> tuple[Actor | None, ...]:
    """Return in whose place `by` may give `command`, in the order of trying; None: their own."""
    if issue is not None and isinstance(command, HANDLING):
        theirs = tuple(away for away in by.covers if away.id == issue.handler)
        others = tuple(away for away in by.covers if away.id != issue.handler)
        return (*theirs, None, *others)
    return (None, *by.covers)


def in_turn(
    tries: tuple[Actor | None, ...], attempt: Callable[[Actor | None], T]
) -> InPlace[T]:
    """Return what the first `attempt` that is not refused brings about.

    Raises:
        Refused: all were.
    """
    refusals: list[Refused] = []
    for place in tries:
        try:
            return InPlace(attempt(place), place.id if place else "")
        except Refused as refused:
            refusals.append(refused)
    raise min(refusals, key=_how_far_off)


def _how_far_off(refused: Refused) -> tuple[bool, int]:
    # Whoever would be told that it is not theirs learns nothing; the other reason helps.
    return bool(NOT_THEIRS & set(refused.refusals)), len(refused.refusals)
