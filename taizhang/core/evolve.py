"""What an entry does to an issue. Decides nothing, refuses nothing.

Tomorrow's rule must not judge yesterday's fact: a book once written always folds.
"""

from collections.abc import Callable, Iterable
from typing import assert_never

from taizhang.core import (
    councils,
    incidents,
    looking_back,
    objections,
    offers,
    put_right,
    recounting,
    second_looks,
    supervising,
    terms,
)
from taizhang.core import events as ev
from taizhang.core.clocks import Deadline
from taizhang.core.copying import replace
from taizhang.core.council_events import CouncilEvent
from taizhang.core.event_groups import (
    HARMLESS,
    STAYS,
    ClosingEvent,
    HandlingEvent,
    IntakeEvent,
)
from taizhang.core.incident_events import IncidentEvent
from taizhang.core.issue import (
    Answer,
    Check,
    Entry,
    Evidence,
    Issue,
    Report,
    RootCause,
    Step,
    Voice,
    new_round,
    struck_off,
)
from taizhang.core.offer_events import OfferEvent
from taizhang.core.second_look_events import SecondLookEvent
from taizhang.core.supervision_events import SupervisionEvent
from taizhang.core.term_events import TermEvent
from taizhang.core.vocabulary import FROM_OUTSIDE, FollowUpOutcome, ReturnReason, Status


def fold(entries: Iterable[Entry]) -> Issue:
    """Return the issue that `entries`, in order and at least one, leave behind."""
    stream = iter(entries)
    issue = begin(next(stream))
    for entry in stream:
        issue = evolve(issue, entry)
    return issue


def begin(entry: Entry) -> Issue:
    """Return the issue that its first entry puts on the ledger."""
    event = entry.event
    assert isinstance(event, ev.IssueRegistered | ev.IssueCarriedOver)
    voices = (Voice(event.voice, event.anonymous or event.voice == 0),)
    written_by_office = isinstance(event, ev.IssueCarriedOver) or not event.by_resident
    issue = Issue(
        case=entry.case,
        n=entry.n,
        status=Status.REGISTERED,
        number=event.number,
        channel=event.channel,
        nature=event.nature,
        category=event.category,
        urgency=event.urgency,
        community=event.community,
        place=event.place,
        policy=event.policy,
        standard=event.standard,
        first_contact=_first_contact(entry) if written_by_office else "",
        registered_at=entry.at,
        happened_at=event.happened_at,
        registered_on=entry.day,
        voices=voices,
        turned_at=entry.n,
        step=Step(entry.n, entry.actor, entry.at, undoable=False),
    )
    if isinstance(event, ev.IssueCarriedOver):
        return _carried_over(issue, event)
    return replace(
        issue,
        clock=event.accept_by,
        earlier_count=event.earlier_count,
        way=event.way,
        their_number=event.their_number,
        their_due=event.their_due,
    )


def _first_contact(entry: Entry) -> str:
    """Return who was asked first (首问): the one named for that way, or who wrote it down."""
    event = entry.event
    named = event.first_contact if isinstance(event, ev.IssueRegistered) else ""
    return named or entry.actor


def evolve(issue: Issue, entry: Entry) -> Issue:
    """Return `issue` as it stands after `entry`."""
    if isinstance(entry.event, ev.StepUndone):
        assert issue.before is not None, "only a step that can be undone is undone"
        return replace(issue.before, n=entry.n, turned_at=entry.n, step=None, before=None)
    stepped = _count(issue, entry)
    applied = objections.settled(_apply(stepped, entry), entry.event)
    moved = terms.settled(offers.settled(applied, entry.event))
    return councils.settled(supervising.settled(moved, entry.event))


def _count(issue: Issue, entry: Entry) -> Issue:
    """Return `issue` with `entry` counted, and remembered should it be taken back."""
    undoable = not isinstance(entry.event, STAYS)
    if entry.n == entry.step or issue.step is None:
        # After something was taken back, the same act may go on: it begins anew here.
        step, before = Step(entry.n, entry.actor, entry.at, undoable), issue
    else:
        step = replace(issue.step, undoable=issue.step.undoable and undoable)
        before = issue.before or issue
    turned_at = issue.turned_at if isinstance(entry.event, HARMLESS) else entry.n
    # Copying an issue is most of what folding costs, so it is copied once here.
    return replace(issue, n=entry.n, turned_at=turned_at, step=step, before=before)


def _carried_over(issue: Issue, event: ev.IssueCarriedOver) -> Issue:
    return replace(
        issue,
        status=Status.CARRIED_OVER if event.finished else Status.REGISTERED,
        imported=True,
        to_confirm=not event.finished,
        batch=event.batch,
        old_number=event.old_number,
        finished_on=event.finished_on,
    )


def _apply(issue: Issue, entry: Entry) -> Issue:
    """Return `issue` with what the event of `entry` says."""
    event = entry.event
    assert not isinstance(
        event, ev.IssueRegistered | ev.IssueCarriedOver | ev.StepUndone
    ), "begins an issue, or was dealt with before"
    if isinstance(event, IntakeEvent):
        return _intake(issue, entry, event)
    if isinstance(event, OfferEvent):
        return offers.after(issue, event)
    if isinstance(event, IncidentEvent):
        return incidents.after(issue, event)
    if isinstance(event, ev.ClockRecounted):
        return recounting.after(issue, event)
    if isinstance(event, TermEvent):
        return terms.after(issue, entry, event)
    if isinstance(event, SupervisionEvent):
        return supervising.after(issue, entry, event)
    if isinstance(event, SecondLookEvent):
        return second_looks.after(issue, entry, event)
    if isinstance(event, CouncilEvent):
        return councils.after(issue, entry, event)
    if isinstance(event, HandlingEvent):
        return _handling(issue, entry, event)
    if isinstance(event, ev.ObjectionRaised):
        return objections.after(issue, entry, event)
    if isinstance(event, ClosingEvent):
        return _closing(issue, entry, event)
    return put_right.after(issue, entry, event)


def _intake(issue: Issue, entry: Entry, event: IntakeEvent) -> Issue:
    match event:
        case ev.ImportConfirmed(accept_by=clock):
            return replace(issue, to_confirm=False, clock=clock)
        case ev.ImportWithdrawn():
            return replace(issue, status=Status.VOID, to_confirm=False, clock=None)
        case ev.VoiceAdded(voice=ordinal, anonymous=anonymous):
            voices = (*issue.voices, Voice(ordinal, anonymous))
            return replace(issue, voices=voices)
        case ev.WordsAdded() | ev.SpokenFor():
            return issue
        case ev.IssueAccepted(handle_by=clock):
            # What a resident wrote down themselves has nobody who was asked first before.
            first = issue.first_contact or entry.actor
            return replace(issue, status=Status.ACCEPTED, clock=clock, first_contact=first)
        case ev.IssueDeclined():
            return replace(issue, status=Status.DECLINED, clock=None)
        case ev.IssueReferred():
            return replace(issue, status=Status.REFERRED, clock=None)
        case _:
            assert_never(event)


def _handling(issue: Issue, entry: Entry, event: HandlingEvent) -> Issue:
    match event:
        case ev.IssueDispatched():
            given = replace(
                issue,
                status=Status.DISPATCHED,
                unit=event.unit,
                handler=event.handler,
                supporting=event.supporting,
                final_dispatch=event.final,
                handlers=issue.handlers | ({event.handler} - {""}),
            )
            return terms.given_out(given) if issue.deferral else given
        case ev.TaskTakenUp():
            # It stays with whoever is away: on their return they find it in their hands.
            hands = entry.in_place_of or entry.actor
            taken = replace(issue, status=Status.IN_PROGRESS, handler=hands)
            return _worked_on(taken, entry)
        case ev.DispatchReturned():
            # A community that need not take such matters has not passed anything on.
            counts = event.reason is not ReturnReason.OUTSIDE_COMMUNITY_LIST
            count = issue.returns_count + counts
            return replace(issue, status=Status.ACCEPTED, handler="", returns_count=count)
        case ev.ProgressRecorded():
            noted = replace(issue, texts=issue.texts | {entry.seq})
            return _worked_on(noted, entry)
        case ev.ReminderSent():
            count, texts = issue.reminders_count + 1, issue.texts | {entry.seq}
            return replace(issue, reminders_count=count, texts=texts)
        case ev.ComplainedOfNamed():
            return replace(issue, complained_of=event.unit)
        case ev.EvidenceAdded():
            return _with_evidence(issue, entry, event)
        case ev.HandlingReported():
            report = Report(entry.seq, event.conclusion, event.result)
            handled = replace(
                issue,
                status=Status.HANDLED,
                report=report,
                clock=event.check_by,
                late=issue.late or issue.is_late(entry.at),
            )
            return _worked_on(handled, entry)
        case ev.RootCauseRecorded(measure=measure, look_back_on=day):
            return replace(issue, root_cause=RootCause(entry.seq, measure, day))
        case _:
            assert_never(event)


def _with_evidence(issue: Issue, entry: Entry, event: ev.EvidenceAdded) -> Issue:
    piece = Evidence(entry.seq, event.shows, event.sha256, issue.round, event.alike)
    seen = replace(
        issue,
        evidence=(*issue.evidence, piece),
        texts=issue.texts | {entry.seq},
    )
    # Showing how things were or are found, or writing down what was said, is not handling them.
    if event.shows in FROM_OUTSIDE:
        return seen
    return _worked_on(seen, entry)


def _worked_on(issue: Issue, entry: Entry) -> Issue:
    return replace(issue, handlers=issue.handlers | entry.workers)


def _closing(issue: Issue, entry: Entry, event: ClosingEvent) -> Issue:
    match event:
        case ev.VerificationPassed(method=method, waivers=waivers):
            check = Check(entry.seq, entry.actor, method, waivers)
            return replace(issue, status=Status.VERIFIED, check=check)
        case ev.VerificationFailed(handle_by=clock):
            return _again(replace(issue, failed_checks=issue.failed_checks + 1), clock)
        case ev.FollowUpRecorded(handle_by=None):
            return _answered(issue, entry, event)
        case ev.FollowUpRecorded(handle_by=clock):
            return _again(issue, clock)
        case ev.OutcomePosted():
            return replace(issue, posted=(entry.seq, entry.day))
        case ev.ObjectionRuled(upheld=True, handle_by=clock):
            return _again(issue, clock)
        case ev.ObjectionRuled():
            return _ruled(issue, entry, event)
        case ev.IssueStruckOff(outcome=outcome):
            ended = struck_off(issue, outcome, entry.day)
            return second_looks.struck(looking_back.awaited(ended), entry.seq)
        case ev.LookBackRecorded():
            return looking_back.after(issue, entry, event)
        case ev.IssueReopened(handle_by=clock):
            return replace(
                second_looks.struck(new_round(issue), 0),
                status=Status.ACCEPTED,
                clock=clock,
                handler="",
                root_cause=None,
                look_back_on=None,
                incident_due=None,
                reopened_count=issue.reopened_count + 1,
            )
        case _:
            assert_never(event)


def _again(issue: Issue, clock: Deadline | None) -> Issue:
    return replace(
        new_round(issue),
        status=Status.IN_PROGRESS,
        clock=clock,
        rework_count=issue.rework_count + 1,
    )


def _answered(issue: Issue, entry: Entry, event: ev.FollowUpRecorded) -> Issue:
    def heard(voice: Voice) -> Voice:
        called = replace(voice, called_by=voice.called_by | {entry.actor})
        if event.outcome is FollowUpOutcome.UNREACHABLE:
            return replace(called, attempts=(*voice.attempts, (entry.seq, entry.day)))
        # What a resident says after a ruling was not ruled upon.
        answer = Answer(entry.seq, event.outcome, entry.actor)
        return replace(called, answer=answer, ruling=None)

    return _with_voice(issue, event.voice, event.of, heard)


def _ruled(issue: Issue, entry: Entry, event: ev.ObjectionRuled) -> Issue:
    def ruled(voice: Voice) -> Voice:
        return replace(voice, ruling=entry.seq)

    return _with_voice(issue, event.voice, event.of, ruled)


def _with_voice(
    issue: Issue, ordinal: int, of: str, change: Callable[[Voice], Voice]
) -> Issue:
    voices = tuple(
        change(voice) if (voice.ordinal, voice.case) == (ordinal, of) else voice
        for voice in issue.voices
    )
    return replace(issue, voices=voices)
