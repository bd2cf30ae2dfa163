"""Deciding how mistakes are put right: corrections, voids, withdrawn texts, undo, merging."""

import datetime as dt

from taizhang.core import commands as co
from taizhang.core import events as ev
from taizhang.core.clocks import Deadline, deadline, no_later
from taizhang.core.facts import Hearing
from taizhang.core.issue import Issue, Voice
from taizhang.core.refusals import Refusal
from taizhang.core.standards import Standard
from taizhang.core.texts import SUMMARY_MAX, check_needed, check_text
from taizhang.core.vocabulary import OPEN, Status

UNDO_WITHIN = dt.timedelta(seconds=30)


def correct(
    issue: Issue, command: co.CorrectIssue, hearing: Hearing
) -> tuple[ev.Event, ...]:
    """Return the entry of what is put right. Another standard sets the clock anew.

    The clock keeps its start: a correction gains nobody time.
    """
    asks, facts = hearing.asks, hearing.facts
    reason = check_needed(command.reason, Refusal.REASON_MISSING, asks)
    summary = check_text(command.summary, asks, most=SUMMARY_MAX)
    place_text = check_text(command.place_text, asks, most=SUMMARY_MAX)
    changed = {
        name: value
        for name in ("nature", "category", "urgency", "community", "place")
        if (value := getattr(command, name)) not in {None, getattr(issue, name)}
    }
    asks.require(bool(changed or summary or place_text), Refusal.NOTHING_CHANGES)
    # Only another kind of matter is judged by another standard, not a mended spelling.
    judged_anew = bool(changed.keys() & {"category", "urgency"})
    known = facts.standard is not None or not judged_anew
    asks.require(known, Refusal.CATEGORY_UNKNOWN)
    asks.settle()
    other = judged_anew and facts.standard != issue.standard
    standard = facts.standard if other else None
    moved = changed.keys() & {"category", "place"}
    return (
        ev.IssueCorrected(
            policy=standard.policy if standard else "",
            reason=reason,
            standard=standard,
            clock=clock_under(issue, standard, hearing) if standard else None,
            earlier_count=facts.earlier_count if moved else None,
            summary=summary,
            place_text=place_text,
            **changed,
        ),
    )


def ask_void(issue: Issue, command: co.AskVoid, hearing: Hearing) -> tuple[ev.Event, ...]:
    """Return the entry of asking that an entry made in error be void."""
    reason = check_needed(command.reason, Refusal.REASON_MISSING, hearing.asks)
    hearing.asks.require(not issue.void_asked_by, Refusal.VOID_ALREADY_ASKED)
    hearing.asks.settle()
    return (ev.VoidAsked(reason=reason),)


def decide_void(
    issue: Issue, command: co.DecideVoid, hearing: Hearing
) -> tuple[ev.Event, ...]:
    """Return the entry of a second person's decision on it."""
    asks = hearing.asks
    reason = check_needed(command.reason, Refusal.REASON_MISSING, asks)
    asks.require(bool(issue.void_asked_by), Refusal.VOID_NOT_ASKED)
    asks.require(issue.void_asked_by not in hearing.people, Refusal.SECOND_PERSON_NEEDED)
    # Whoever was merged into this number would be void with it, and nobody said so.
    others = any(voice.via for voice in issue.voices)
    asks.require(not (command.granted and others), Refusal.OTHERS_MERGED_HERE)
    asks.settle()
    return (ev.VoidDecided(granted=command.granted, reason=reason),)


def withdraw_text(
    issue: Issue, command: co.WithdrawText, hearing: Hearing
) -> tuple[ev.Event, ...]:
    """Return the entry by which a text or file is no longer shown. It stays in the book."""
    asks = hearing.asks
    reason = check_needed(command.reason, Refusal.REASON_MISSING, asks)
    shown = issue.texts - issue.withdrawn
    asks.require(command.target in shown, Refusal.TEXT_UNKNOWN)
    asks.settle()
    return (ev.TextWithdrawn(target=command.target, reason=reason),)


def undo(issue: Issue, _command: co.UndoStep, hearing: Hearing) -> tuple[ev.Event, ...]:
    """Return the entry that takes back the giver's own last step."""
    asks, step = hearing.asks, issue.step
    asks.require(step is not None, Refusal.NOTHING_TO_UNDO)
    if step is not None:
        asks.require(step.undoable, Refusal.STEP_STAYS)
        asks.require(step.actor == hearing.by.id, Refusal.NOT_YOUR_STEP)
        asks.require(hearing.at - step.at <= UNDO_WITHIN, Refusal.UNDO_TOO_LATE)
    asks.settle()
    assert step is not None
    return (ev.StepUndone(back_to=step.first),)


def merge(
    issue: Issue, target: Issue, hearing: Hearing
) -> tuple[tuple[ev.Event, ...], tuple[ev.Event, ...]]:
    """Return the entries of both: `issue` goes on under the number of `target`."""
    asks = hearing.asks
    asks.require(issue.case != target.case, Refusal.MERGE_INTO_ITSELF)
    open_target = target.status in OPEN and not target.to_confirm
    asks.require(open_target, Refusal.MERGE_TARGET_CLOSED)
    # Under the other number its voices would be read by the unit they complain of.
    alike = issue.complained_of == target.complained_of
    asks.require(alike, Refusal.COMPLAINTS_DIFFER)
    asks.settle()
    voices = tuple(_name(voice, issue.case) for voice in issue.voices)
    gone = ev.IssueMerged(into=target.case, number=target.number)
    came = ev.IssueAbsorbed(
        other=issue.case,
        voices=voices,
        handlers=tuple(sorted(issue.handlers)),
        number=issue.number,
    )
    return (gone,), (came,)


def split(
    issue: Issue, target: Issue, command: co.SplitIssue, hearing: Hearing
) -> tuple[tuple[ev.Event, ...], tuple[ev.Event, ...]]:
    """Return the entries of both: `issue` stands for itself again. Its clock never stopped."""
    asks = hearing.asks
    reason = check_needed(command.reason, Refusal.REASON_MISSING, asks)
    asks.require(issue.merged_into == target.case, Refusal.NOT_MERGED_THERE)
    asks.require(target.status in OPEN, Refusal.MERGE_TARGET_CLOSED)
    asks.settle()
    alone = ev.IssueSplit(left=target.case, reason=reason, number=target.number)
    left = ev.IssueDetached(other=issue.case, reason=reason, number=issue.number)
    return (alone,), (left,)


def _name(voice: Voice, case: str) -> str:
    mark = "!" if voice.anonymous else ""
    return f"{mark}{voice.case or case}/{voice.ordinal}"


def clock_under(issue: Issue, standard: Standard, hearing: Hearing) -> Deadline | None:
    """Return the running clock under `standard`, from the same start."""
    # The clock of what is parked is not a stage's: it runs to the day of the review.
    if issue.clock is None or issue.status is Status.DEFERRED:
        return issue.clock
    again = issue.rework_count or issue.reopened_count
    limit = {
        Status.REGISTERED: standard.acceptance,
        Status.HANDLED: standard.verification,
        Status.VERIFIED: standard.verification,
    }.get(issue.status, standard.rework if again else standard.handling)
    calendar = hearing.facts.calendar
    return no_later(
        deadline(issue.clock.started_at, limit, calendar), issue.ends_by, calendar
    )
