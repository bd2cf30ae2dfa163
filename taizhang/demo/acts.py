"""What demo stories are made of: acts of named people at working days before the last.

Commands are those of the core. What a story cannot know beforehand (codes of units, hashes
of photos, dates, other issues) it says by name, and `telling` fills it in.
"""

from dataclasses import dataclass

from taizhang.core import commands as co
from taizhang.core.vocabulary import (
    CheckMethod,
    Conclusion,
    EvidenceKind,
    FollowUpOutcome,
    Urgency,
)

Moment = tuple[int, str]
ACCEPT = co.AcceptIssue()
STRIKE_OFF = co.StrikeOff()


@dataclass(frozen=True)
class Shot:
    """A photo of a `scene`, taken `minutes` before it is added.

    `seen_at`: the summary of the matter that it really shows, if somebody uses it again.
    """

    shows: EvidenceKind
    scene: str
    minutes: int = 6
    seen_at: str = ""


@dataclass(frozen=True)
class LastingMeasure:
    """What keeps it from coming back; somebody looks again after `days`."""

    measure: str
    days: int


@dataclass(frozen=True)
class MoreTime:
    """They ask for time until so many `days` from then."""

    reason: str
    days: int


@dataclass(frozen=True)
class Parking:
    """They ask that it be parked; somebody looks again after `days`."""

    reason: str
    days: int


@dataclass(frozen=True)
class Resolved:
    """The council's last meeting resolved it; the unit has so many `days`."""

    text: str
    unit: str
    days: int
    households: int = 0


@dataclass(frozen=True)
class LastTextWithdrawn:
    """The text or file added last is no longer shown."""

    reason: str


@dataclass(frozen=True)
class Merged:
    """The issue goes on under the number of the story `into`."""

    into: str


@dataclass(frozen=True)
class TakenOut:
    """The issue is taken out of the story `of` again."""

    of: str
    reason: str


Saying = (
    co.Command | Shot | LastingMeasure | MoreTime | Parking | Resolved | LastTextWithdrawn
)
Deed = Saying | Merged | TakenOut


@dataclass(frozen=True)
class Act:
    """What `who` does together, on a working day counted back from the last (0)."""

    day: int
    time: str
    who: str
    deeds: tuple[Deed, ...]


@dataclass(frozen=True)
class Story:
    """One matter. `opening` is part of the first act; `english` is its title.

    `raised`: when it was raised, if that was before it was written down. `finished`: the
    working day on which an older ledger says it was done.
    """

    opening: co.RegisterIssue | co.CarryOver
    english: str
    acts: tuple[Act, ...]
    key: str = ""
    raised: Moment | None = None
    finished: int | None = None


def story(
    opening: co.RegisterIssue | co.CarryOver,
    english: str,
    *acts: Act,
    key: str = "",
    raised: Moment | None = None,
) -> Story:
    """Return a story whose first act begins with `opening`."""
    return Story(opening, english, acts, key, raised)


def act(day: int, time: str, who: str, *deeds: Deed) -> Act:
    """Return what `who` did at `time` ("9:31") of a working day."""
    return Act(day, time, who, deeds)


def give(unit: str, handler: str = "", note: str = "") -> co.DispatchIssue:
    """Return the dispatch to a unit and its person."""
    return co.DispatchIssue(unit=unit, handler=handler, note=note)


def before(scene: str, minutes: int = 6) -> Shot:
    """Return a photo of how it was."""
    return Shot(EvidenceKind.BEFORE_PHOTO, scene, minutes)


def after(scene: str, minutes: int = 6, seen_at: str = "") -> Shot:
    """Return a photo of how it is now, or of `seen_at`."""
    return Shot(EvidenceKind.AFTER_PHOTO, scene, minutes, seen_at)


def noted(text: str) -> co.AddEvidence:
    """Return a note of what was said or shown."""
    return co.AddEvidence(shows=EvidenceKind.NOTE, text=text)


def did(text: str) -> co.RecordProgress:
    """Return a note of progress."""
    return co.RecordProgress(text=text)


def done(result: str, conclusion: Conclusion = Conclusion.SOLVED) -> co.ReportHandled:
    """Return the handler's report."""
    return co.ReportHandled(conclusion=conclusion, result=result)


def passed(finding: str = "") -> co.RecordVerification:
    """Return a look at the place that found it done."""
    return co.RecordVerification(passed=True, method=CheckMethod.ON_SITE, finding=finding)


def read(finding: str = "") -> co.RecordVerification:
    """Return a look at the papers that found it done."""
    return co.RecordVerification(passed=True, method=CheckMethod.DESK, finding=finding)


def failed(finding: str) -> co.RecordVerification:
    """Return a look at the place that found something missing."""
    return co.RecordVerification(passed=False, method=CheckMethod.ON_SITE, finding=finding)


def heard(
    answer: str,
    outcome: FollowUpOutcome = FollowUpOutcome.SATISFIED,
    voice: int = 1,
    of: str = "",
) -> co.RecordFollowUp:
    """Return what a resident said; `of` names the story that an absorbed voice is from."""
    return co.RecordFollowUp(voice=voice, of=of, outcome=outcome, answer=answer)


def unreached(answer: str) -> co.RecordFollowUp:
    """Return a call that reached nobody."""
    return heard(answer, FollowUpOutcome.UNREACHABLE)


def hung_up(where: str) -> co.PostOutcome:
    """Return the posting of the outcome where everybody can read it."""
    return co.PostOutcome(where=where)


def held(finding: str = "") -> co.RecordLookBack:
    """Return a look back that found it as it was left."""
    return co.RecordLookBack(held=True, method=CheckMethod.ON_SITE, finding=finding)


def came_back(finding: str) -> co.RecordLookBack:
    """Return a look back that found it come back."""
    return co.RecordLookBack(held=False, method=CheckMethod.ON_SITE, finding=finding)


URGENT, COMPLEX = Urgency.URGENT, Urgency.COMPLEX
ACCEPTED_IT = FollowUpOutcome.EXPLAINED_ACCEPTED
MOSTLY = FollowUpOutcome.MOSTLY_SATISFIED
UNSOLVED = FollowUpOutcome.NOT_SOLVED
EXPLAINED = Conclusion.EXPLAINED_ACCEPTED
AGAINST = Conclusion.EXPLAINED_NOT_ACCEPTED
