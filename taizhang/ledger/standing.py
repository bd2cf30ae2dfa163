"""How an issue stands, as a row: derived from the issue and two texts, and from nothing else."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from taizhang.core import events as ev
from taizhang.core.codec import plain
from taizhang.core.issue import Entry, Issue
from taizhang.core.vocabulary import OPEN
from taizhang.ledger.awaiting import awaited
from taizhang.ledger.numbers import parts

RUNNING, TO_CONFIRM, OVER = 0, 1, 2
ERASED = "（内容已按本人要求删除）"
NOTE_MAX = 200
# What others called it and until when they want it; the incident it is part of.
FROM_OUTSIDE = ("their_number", "their_due", "incident", "incident_due")
# When somebody looks again at what is struck off, and what was found so far.
LOOKED_BACK = ("look_back_on", "look_backs_count", "relapses_count", "false_closes")
# How lots fell, and what came of the second looks.
BY_LOTS = ("drawn_count", "held_count", "failed_count", "unreached_count")
# What a row of the ledger says in small type under the summary: the last word on it.
SAYS = (
    ev.ProgressRecorded,
    ev.HandlingReported,
    ev.VerificationFailed,
    ev.DispatchReturned,
    ev.IssueDeclined,
    ev.IssueReopened,
)
MOVES_NOTHING = (
    ev.ReminderSent,
    ev.ClockRecounted,
    ev.SecondLookDrawn,
    ev.SecondLookRecorded,
)


def fields_of(issue: Issue) -> dict[str, Any]:
    """Return the columns of a standing that follow from `issue`; not its two texts."""
    year, serial = parts(issue.number)
    clock = issue.clock if issue.status in OPEN else None
    return {
        "case": issue.case,
        "year": year,
        "serial": serial,
        "n": issue.n,
        "status": issue.status.value,
        "phase": _phase(issue),
        "order_at": clock.due_at if clock else issue.registered_at,
        "to_confirm": issue.to_confirm,
        "imported": issue.imported,
        "batch": issue.batch,
        "old_number": issue.old_number,
        "nature": issue.nature.value,
        "channel": issue.channel.value,
        "category": issue.category,
        "urgency": issue.urgency.value,
        "community": issue.community,
        "place": issue.place,
        "unit": issue.unit,
        "handler": issue.handler,
        "first_contact": issue.first_contact,
        "registered_at": issue.registered_at,
        "happened_at": issue.happened_at,
        "due_at": clock.due_at if clock else None,
        "amber_at": clock.amber_at if clock else None,
        "clock": plain(clock) if clock else None,
        "voice_count": sum(voice.ordinal > 0 for voice in issue.voices),
        "earlier_count": issue.earlier_count,
        "returns_count": issue.returns_count,
        "reminders_count": issue.reminders_count,
        "rework_count": issue.rework_count,
        "reopened_count": issue.reopened_count,
        **taken_up(issue),
        "awaits": awaited(issue).value,
        "supporting": between_commas(issue.supporting),
        "complained_of": issue.complained_of,
        "offered": between_commas(issue.offered),
        "offer_note": issue.offer_note if issue.offered else "",
        "claimed_by": issue.claimed_by,
        "outcome": issue.outcome.value if issue.outcome else "",
        "struck_off_on": issue.struck_off_on,
        "finished_on": issue.finished_on,
        "merged_into": issue.merged_into,
        **{name: getattr(issue, name) for name in (*FROM_OUTSIDE, *LOOKED_BACK)},
        **remembered(issue),
    }


def by_lots(issue: Issue) -> dict[str, Any]:
    """Return the columns that say how lots fell, and what came of it."""
    counts = {name: getattr(issue.lots, name) for name in BY_LOTS}
    return {"lot_open": issue.lots.open > 0, **counts}


def taken_up(issue: Issue) -> dict[str, Any]:
    """Return the columns that say who besides the handlers has it before them."""
    return {
        "supervised": issue.supervision is not None,
        "before_council": issue.before_council is not None,
    }


def remembered(issue: Issue) -> dict[str, Any]:
    """Return the columns of what is never forgotten of a strike-off, also when it came back."""
    once = issue.struck_off_count > 0
    kinds = {piece.shows.value for piece in issue.evidence_standing} if once else set()
    return {
        "last_struck_off_on": issue.last_struck_off_on,
        "struck_off_count": issue.struck_off_count,
        "late": once and issue.late,
        "proof": between_commas(sorted(kinds)),
        "objections_count": issue.objections_count,
        **by_lots(issue),
    }


def between_commas(codes: Sequence[str]) -> str:
    """Return `codes` so that each can be found as a whole; "" for none."""
    return f",{','.join(codes)}," if codes else ""


def row_of(issue: Issue, entries: list[Entry]) -> dict[str, Any]:
    """Return the standing of `issue`, which its opened `entries` left behind, by column."""
    return fields_of(issue) | {
        "moved_at": moved_at(standing_entries(entries)) or issue.registered_at,
        "summary": summary_of(entries),
        "note": note_of(issue, entries),
    }


def moved_at(entries: Sequence[Entry]) -> dt.datetime | None:
    """Return when the last of `entries` was that moved the matter; None: none did.

    Whoever is only reminded has not moved it, and no more has a notice of holidays.
    """
    moving = [e.at for e in entries if not isinstance(e.event, MOVES_NOTHING)]
    return moving[-1] if moving else None


def summary_of(entries: list[Entry]) -> str:
    """Return the summary in force: the last correction that says one, or the first.

    Erased ones say nothing. What the office writes down after an erasure is its own
    new wording, and stands.
    """
    summaries = [
        entry.event.summary
        for entry in standing_entries(entries)
        if isinstance(
            entry.event, ev.IssueRegistered | ev.IssueCarriedOver | ev.IssueCorrected
        )
        and entry.event.summary
    ]
    return summaries[-1] if summaries else ERASED


def note_of(issue: Issue, entries: list[Entry]) -> str:
    """Return the last word on the matter that is still shown, or ""."""
    for entry in reversed(standing_entries(entries)):
        if isinstance(entry.event, SAYS) and entry.seq not in issue.withdrawn:
            return _said(entry.event)[:NOTE_MAX]
    return ""


def standing_entries(entries: list[Entry]) -> list[Entry]:
    """Return `entries` less the steps that were taken back, and the taking back."""
    stands: list[Entry] = []
    for entry in entries:
        if isinstance(entry.event, ev.StepUndone):
            back_to = entry.event.back_to
            stands = [kept for kept in stands if kept.n < back_to]
        else:
            stands.append(entry)
    return stands


def _said(event: ev.Event) -> str:
    match event:
        case ev.ProgressRecorded(text=text) | ev.HandlingReported(result=text):
            return text
        case ev.VerificationFailed(make_good=text) | ev.IssueReopened(reason=text):
            return text
        case ev.DispatchReturned(explanation=text) | ev.IssueDeclined(explanation=text):
            return text
        case _:
            raise AssertionError(f"{event!r} says nothing")


def _phase(issue: Issue) -> int:
    if issue.to_confirm:
        return TO_CONFIRM
    return RUNNING if issue.status in OPEN else OVER
