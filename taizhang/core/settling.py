"""Deciding what is settled on the spot (当场办结): at the counter, with the resident there."""

from taizhang.core import commands as co
from taizhang.core import events as ev
from taizhang.core import lookalikes
from taizhang.core.clocks import deadline
from taizhang.core.closing import evidence_missing
from taizhang.core.facts import Circumstances, Hearing
from taizhang.core.issue import Issue
from taizhang.core.refusals import Refusal
from taizhang.core.texts import check_needed
from taizhang.core.vocabulary import EvidenceKind


def settle_on_the_spot(
    issue: Issue, command: co.SettleOnTheSpot, hearing: Hearing
) -> tuple[ev.Event, ...]:
    """Return the entries of handling it at once, with what the standard asks for.

    Only whoever wrote it down and has it in hand: nobody closes another's work so. What
    was answered is the note that a spoken matter needs; it is looked at like any other.
    """
    asks = hearing.asks
    result = check_needed(command.result, Refusal.RESULT_MISSING, asks)
    own = hearing.by.id == issue.first_contact == issue.handler
    asks.require(own and issue.unit == hearing.by.unit, Refusal.NOT_YOUR_UNIT)
    used = hearing.facts.used_elsewhere & {*command.shown}
    asks.require(not used, Refusal.EVIDENCE_USED_ELSEWHERE)
    brought = _brought(issue, command, result, hearing.facts)
    old = any(each.taken_at and each.taken_at < issue.happened_at for each in brought)
    asks.require(not old, Refusal.EVIDENCE_TOO_OLD)
    missing = {*evidence_missing(issue)} - {each.shows for each in brought}
    asks.require(not missing, Refusal.EVIDENCE_MISSING)
    asks.settle()
    clock = deadline(hearing.at, issue.standard.verification, hearing.facts.calendar)
    return (
        ev.TaskTakenUp(),
        *brought,
        ev.HandlingReported(conclusion=command.conclusion, result=result, check_by=clock),
    )


def _brought(
    issue: Issue, command: co.SettleOnTheSpot, result: str, facts: Circumstances
) -> tuple[ev.EvidenceAdded, ...]:
    photos = tuple(
        ev.EvidenceAdded(
            shows=EvidenceKind.AFTER_PHOTO,
            sha256=sha256,
            taken_at=facts.claim(sha256).at,
            taken_where=facts.claim(sha256).spot,
            alike=lookalikes.found(issue, EvidenceKind.AFTER_PHOTO, sha256, facts),
        )
        for sha256 in command.shown
    )
    if EvidenceKind.NOTE not in issue.standard.evidence:
        return photos
    return (*photos, ev.EvidenceAdded(shows=EvidenceKind.NOTE, text=result))
