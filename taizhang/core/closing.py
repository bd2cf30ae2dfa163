"""The closing law: what must stand on the book before a number is struck off.

One function, for page, bulk, import, interface and phone alike. It looks at the current
round only, and at nothing that erasing a person would take away.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from taizhang.core.issue import Issue, Voice
from taizhang.core.refusals import Refusal
from taizhang.core.vocabulary import Conclusion, EvidenceKind, FollowUpOutcome

ACCEPTED_ANSWERS = frozenset(
    {
        FollowUpOutcome.SATISFIED,
        FollowUpOutcome.MOSTLY_SATISFIED,
        FollowUpOutcome.EXPLAINED_ACCEPTED,
    }
)


class Condition(StrEnum):
    """One of the conditions of a strike-off, in the order people meet them."""

    RESULT = "result"
    EVIDENCE = "evidence"
    ROOT_CAUSE = "root_cause"
    CHECK = "check"
    VOICES = "voices"
    OBJECTIONS = "objections"


REFUSALS = {
    Condition.RESULT: Refusal.NOT_REPORTED,
    Condition.EVIDENCE: Refusal.EVIDENCE_MISSING,
    Condition.ROOT_CAUSE: Refusal.ROOT_CAUSE_MISSING,
    Condition.CHECK: Refusal.NOT_CHECKED,
    Condition.VOICES: Refusal.VOICE_UNANSWERED,
    Condition.OBJECTIONS: Refusal.OBJECTION_OPEN,
}


@dataclass(frozen=True)
class Finding:
    """Whether a condition is met, and the seqs of the entries that it rests on."""

    condition: Condition
    met: bool
    rests: tuple[int, ...] = ()


def findings(issue: Issue, day: dt.date) -> tuple[Finding, ...]:
    """Return every condition that `issue` must meet, as it stands on `day`."""
    report, check = issue.report, issue.check
    found = [
        Finding(Condition.RESULT, report is not None, (report.seq,) if report else ()),
        Finding(
            Condition.EVIDENCE,
            not evidence_missing(issue),
            tuple(piece.seq for piece in issue.evidence_standing),
        ),
    ]
    if root_cause_needed(issue):
        cause = issue.root_cause
        found.append(
            Finding(Condition.ROOT_CAUSE, cause is not None, (cause.seq,) if cause else ())
        )
    found.append(Finding(Condition.CHECK, check is not None, (check.seq,) if check else ()))
    answers = [answered(issue, voice, day) for voice in issue.voices]
    met = all(rests is not None for rests in answers)
    voices = tuple(seq for rests in answers if rests for seq in rests)
    found.append(Finding(Condition.VOICES, met, voices))
    # Told only where there is one: most matters never hear of objections.
    if issue.objections:
        found.append(Finding(Condition.OBJECTIONS, False))
    return tuple(found)


def objecting(issue: Issue, voice: Voice) -> bool:
    """Return whether `voice` objects and nobody has answered that."""
    whose = (voice.ordinal, voice.case)
    return any((each.voice, each.of) == whose for each in issue.objections)


def evidence_missing(issue: Issue) -> tuple[EvidenceKind, ...]:
    """Return the kinds of evidence that the standard asks for and that are not there."""
    shown = {piece.shows for piece in issue.evidence_standing}
    return tuple(kind for kind in issue.standard.evidence if kind not in shown)


def root_cause_needed(issue: Issue) -> bool:
    """Return whether the matter came back often enough to need a lasting measure."""
    times = issue.earlier_count + 1
    return 0 < issue.standard.root_cause_from <= times


def concluded_against(issue: Issue) -> bool:
    """Return whether the round's report says that the resident will not be content."""
    report = issue.report
    return report is not None and report.conclusion is Conclusion.EXPLAINED_NOT_ACCEPTED


def answered(issue: Issue, voice: Voice, day: dt.date) -> tuple[int, ...] | None:
    """Return the seqs of what answers `voice` in this round by `day`; None: nothing does."""
    said = (voice.answer.seq,) if voice.answer else ()
    if voice.ruling is not None:
        return (*said, voice.ruling)
    if voice.answer is not None:
        return said if voice.answer.outcome in ACCEPTED_ANSWERS else None
    # Silence is no consent to a matter that was not solved, nor takes it an objection back:
    # there only a ruling serves, or another answer.
    if concluded_against(issue) or objecting(issue, voice):
        return None
    if tried_enough(issue, voice):
        return tuple(seq for seq, _ in voice.attempts)
    if voice.anonymous and issue.posted is not None:
        seq, posted_on = issue.posted
        if (day - posted_on).days >= issue.standard.posting_days:
            return (seq,)
    return None


def days_counted(issue: Issue, voice: Voice) -> tuple[dt.date, ...]:
    """Return the days on which `voice` was tried for and not reached, as far as they count.

    Three calls in one afternoon are one attempt: days are counted, not calls, and where the
    standard wants days between them, those that come too soon are passed over.
    """
    counted: list[dt.date] = []
    for day in sorted({called_on for _, called_on in voice.attempts}):
        if not counted or (day - counted[-1]).days > issue.standard.days_between:
            counted.append(day)
    return tuple(counted)


def tried_enough(issue: Issue, voice: Voice) -> bool:
    """Return whether whoever was not reached has been tried for as the standard asks."""
    return len(days_counted(issue, voice)) >= issue.standard.attempts


def outcome(issue: Issue) -> Conclusion:
    """Return how the matter ended: the least favourable of what was said about it.

    The report must stand; the law sees to that.
    """
    assert issue.report is not None
    answers = [voice.answer for voice in issue.voices if voice.answer is not None]
    said = {issue.report.conclusion}
    if any(voice.ruling is not None for voice in issue.voices):
        said.add(Conclusion.EXPLAINED_NOT_ACCEPTED)
    if any(a.outcome is FollowUpOutcome.EXPLAINED_ACCEPTED for a in answers):
        said.add(Conclusion.EXPLAINED_ACCEPTED)
    for conclusion in (
        Conclusion.EXPLAINED_NOT_ACCEPTED,
        Conclusion.EXPLAINED_ACCEPTED,
    ):
        if conclusion in said:
            return conclusion
    return Conclusion.SOLVED
