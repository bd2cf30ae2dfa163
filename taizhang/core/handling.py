"""Deciding who handles a matter, what they did, and when they may say that it is done."""

import datetime as dt

from taizhang.core import commands as co
from taizhang.core import events as ev
from taizhang.core import lookalikes
from taizhang.core.clocks import local_day
from taizhang.core.closing import evidence_missing
from taizhang.core.facts import Hearing
from taizhang.core.issue import Issue
from taizhang.core.own_standards import LOOK_BACK_DAYS
from taizhang.core.refusals import Refusal
from taizhang.core.texts import check_needed, check_text
from taizhang.core.vocabulary import (
    FROM_OUTSIDE,
    Duty,
    EvidenceKind,
    ReturnReason,
    Status,
)

# A second return goes to a responsibility ruling (定责): only a leader dispatches then,
# and that dispatch stands. Source: docs/sources.md#returns.
RETURNS_BEFORE_RULING = 2


def dispatch(
    issue: Issue, command: co.DispatchIssue, hearing: Hearing
) -> tuple[ev.Event, ...]:
    """Return the entry that gives the matter to a unit."""
    asks = hearing.asks
    note = check_text(command.note, asks)
    disputed = issue.returns_count >= RETURNS_BEFORE_RULING
    asks.require(bool(command.unit), Refusal.UNIT_MISSING)
    given = {command.unit, *command.supporting} - {""}
    asks.require(issue.complained_of not in given, Refusal.UNIT_COMPLAINED_OF)
    asks.require(not disputed or Duty.RULE in hearing.duties, Refusal.RETURNED_TWICE)
    asks.settle()
    return (
        ev.IssueDispatched(
            unit=command.unit,
            handler=command.handler,
            supporting=tuple(unit for unit in command.supporting if unit),
            note=note,
            final=disputed,
        ),
    )


def hand_over(issue: Issue, command: co.HandOver, hearing: Hearing) -> tuple[ev.Event, ...]:
    """Return the entry that puts the matter into other hands; no clock is set anew.

    Nothing but the person changes: a ruling on whose matter it is stands, and so do the
    units that help.
    """
    asks = hearing.asks
    helping = tuple(unit for unit in issue.supporting if unit != command.unit)
    asks.require(bool(command.unit and command.handler), Refusal.UNIT_MISSING)
    asks.require(issue.complained_of != command.unit, Refusal.UNIT_COMPLAINED_OF)
    asks.require(command.handler != issue.handler, Refusal.NOTHING_CHANGES)
    asks.settle()
    return (
        ev.IssueDispatched(
            unit=command.unit,
            handler=command.handler,
            supporting=helping,
            final=issue.final_dispatch,
        ),
    )


def take_up(issue: Issue, _command: co.TakeUp, hearing: Hearing) -> tuple[ev.Event, ...]:
    """Return the entry of beginning."""
    require_lead(issue, hearing)
    hearing.asks.settle()
    return (ev.TaskTakenUp(),)


def return_dispatch(
    issue: Issue, command: co.ReturnDispatch, hearing: Hearing
) -> tuple[ev.Event, ...]:
    """Return the entry of giving the matter back.

    What a community need not take, it may give back whoever sent it, and the list says
    why. Source: docs/sources.md#communities.
    """
    asks = hearing.asks
    outside = command.reason is ReturnReason.OUTSIDE_COMMUNITY_LIST
    listed = hearing.facts.listed if outside else ""
    why = check_text(command.explanation, asks)
    asks.require(bool(why) or outside, Refusal.REASON_MISSING)
    require_lead(issue, hearing)
    asks.require(bool(listed) or not outside, Refusal.NOT_ON_THE_LIST)
    asks.require(outside or not issue.final_dispatch, Refusal.RETURN_AFTER_RULING)
    asks.settle()
    return (
        ev.DispatchReturned(
            reason=command.reason,
            explanation=why or listed,
            suggested_unit=command.suggested_unit,
            listed=listed,
        ),
    )


def record_progress(
    issue: Issue, command: co.RecordProgress, hearing: Hearing
) -> tuple[ev.Event, ...]:
    """Return the entry of what was done so far; the first act takes the task up."""
    text = check_needed(command.text, Refusal.PROGRESS_MISSING, hearing.asks)
    _require_own_unit(issue, hearing)
    hearing.asks.settle()
    helping = _only_helps(issue, hearing)
    return (*taking_up(issue, hearing), ev.ProgressRecorded(text=text, helping=helping))


def add_evidence(
    issue: Issue, command: co.AddEvidence, hearing: Hearing
) -> tuple[ev.Event, ...]:
    """Return the entry of a piece of evidence.

    How things were, anybody who registers or checks may show; what was done, only the
    handling unit; how it is found, whoever checks it. What another issue stands on proves
    nothing here. What the picture says of itself goes before what is said of it.
    """
    asks = hearing.asks
    text = check_text(command.text, asks)
    from_outside = command.shows in FROM_OUTSIDE
    if command.shows is EvidenceKind.CHECK_PHOTO:
        _require_checking(issue, hearing)
    if not from_outside:
        asks.require(Duty.HANDLE in hearing.duties, Refusal.DUTY_MISSING)
        _require_own_unit(issue, hearing)
        # Who found the work done cannot add to it afterwards: it would be their own.
        checked_by = issue.check.by if issue.check else ""
        asks.require(checked_by not in hearing.people, Refusal.OWN_WORK)
    a_note = command.shows is EvidenceKind.NOTE
    asks.require(bool(text if a_note else command.sha256), Refusal.EVIDENCE_EMPTY)
    asks.require(
        command.sha256 not in hearing.facts.used_elsewhere,
        Refusal.EVIDENCE_USED_ELSEWHERE,
    )
    claim = hearing.facts.claim(command.sha256)
    taken_at = claim.at or command.taken_at
    _require_fitting_time(issue, command.shows, taken_at, hearing)
    # A camera whose clock is ahead says something of the camera: it is shown, not refused.
    in_future = command.taken_at is not None and command.taken_at > hearing.at
    asks.require(not in_future, Refusal.EVIDENCE_IN_FUTURE)
    asks.settle()
    added = ev.EvidenceAdded(
        shows=command.shows,
        sha256=command.sha256,
        text=text,
        taken_at=taken_at,
        taken_where=claim.spot or command.taken_where,
        alike=lookalikes.found(issue, command.shows, command.sha256, hearing.facts),
    )
    return (added,) if from_outside else (*taking_up(issue, hearing), added)


def report_handled(
    issue: Issue, command: co.ReportHandled, hearing: Hearing
) -> tuple[ev.Event, ...]:
    """Return the entry of the claim that it is done. The verification clock begins."""
    asks = hearing.asks
    result = check_needed(command.result, Refusal.RESULT_MISSING, asks)
    require_lead(issue, hearing)
    asks.require(not evidence_missing(issue), Refusal.EVIDENCE_MISSING)
    asks.settle()
    clock = hearing.clock(issue, issue.standard.verification)
    report = ev.HandlingReported(
        conclusion=command.conclusion, result=result, check_by=clock
    )
    return (*taking_up(issue, hearing), report)


def record_root_cause(
    _issue: Issue, command: co.RecordRootCause, hearing: Hearing
) -> tuple[ev.Event, ...]:
    """Return the entry of the lasting measure."""
    asks = hearing.asks
    measure = check_needed(command.measure, Refusal.MEASURE_MISSING, asks)
    ahead = (command.look_back_on - local_day(hearing.at)).days
    asks.require(ahead in LOOK_BACK_DAYS, Refusal.LOOK_BACK_NOT_AHEAD)
    asks.settle()
    return (ev.RootCauseRecorded(measure=measure, look_back_on=command.look_back_on),)


def remind(_issue: Issue, command: co.Remind, hearing: Hearing) -> tuple[ev.Event, ...]:
    """Return the entry of reminding whose turn it is. It moves no date and no step."""
    text = check_text(command.text, hearing.asks)
    hearing.asks.settle()
    return (ev.ReminderSent(text=text),)


def name_complained_of(
    issue: Issue, command: co.NameComplainedOf, hearing: Hearing
) -> tuple[ev.Event, ...]:
    """Return the entry that names the unit complained of.

    From then on nobody of that unit sees the matter (see `core.seeing`), so it cannot be
    with them. Source: docs/sources.md#privacy.
    """
    asks = hearing.asks
    with_them = {issue.unit, *issue.supporting} - {""}
    asks.require(command.unit != issue.complained_of, Refusal.NOTHING_CHANGES)
    asks.require(command.unit not in with_them, Refusal.COMPLAINED_OF_HANDLES)
    asks.settle()
    return (ev.ComplainedOfNamed(unit=command.unit),)


def taking_up(issue: Issue, hearing: Hearing) -> tuple[ev.Event, ...]:
    """Return the entry of beginning, where the handler's first act implies it."""
    # A unit that helps does not take the task off the one that leads.
    begins = issue.status is Status.DISPATCHED and issue.unit in hearing.units
    return (ev.TaskTakenUp(),) if begins else ()


def require_lead(issue: Issue, hearing: Hearing) -> None:
    """Note what keeps somebody from speaking for the unit that leads (主办单位)."""
    _require_own_unit(issue, hearing)
    hearing.asks.require(not _only_helps(issue, hearing), Refusal.SUPPORTING_ONLY)


def _only_helps(issue: Issue, hearing: Hearing) -> bool:
    return bool(hearing.units & {*issue.supporting}) and issue.unit not in hearing.units


def _require_own_unit(issue: Issue, hearing: Hearing) -> None:
    # Before the first dispatch it is no unit's, not that of people without one.
    ours = bool(issue.unit) and hearing.units & {issue.unit, *issue.supporting}
    hearing.asks.require(bool(ours), Refusal.NOT_YOUR_UNIT)


def _require_checking(issue: Issue, hearing: Hearing) -> None:
    """Note what keeps somebody from showing what a check found: it is not to be their own."""
    hearing.asks.require(Duty.VERIFY in hearing.duties, Refusal.DUTY_MISSING)
    hearing.asks.require(issue.status is Status.HANDLED, Refusal.CHECK_PHOTO_TOO_EARLY)
    hearing.asks.require(not hearing.people & issue.handlers, Refusal.OWN_WORK)


def _require_fitting_time(
    issue: Issue, shows: EvidenceKind, taken_at: dt.datetime | None, hearing: Hearing
) -> None:
    # A picture older than the matter cannot show that it was put right.
    old = taken_at is not None and taken_at < issue.happened_at
    shows_after = shows is not EvidenceKind.BEFORE_PHOTO
    hearing.asks.require(not (old and shows_after), Refusal.EVIDENCE_TOO_OLD)
