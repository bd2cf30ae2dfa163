"""Changing the calendar: the days and what they move in one transaction, the clocks after it.

Which clocks move is written down before the first is counted anew, and what came of each
stands in the transaction of its entry: whoever begins again, goes on.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from taizhang.almanac.effect import moves
from taizhang.almanac.models import CalendarChange, CalendarDraft, ClockMove
from taizhang.almanac.planning import kept, planned, told, told_all
from taizhang.core import commands as co
from taizhang.core.refusals import Refusal, Refused
from taizhang.core.vocabulary import Actor
from taizhang.ledger import book
from taizhang.ledger.recounting import Moved, moved, settled_since
from taizhang.ledger.writing import Act, Done
from taizhang.places.calendar import calendar, change
from taizhang.places.directory import calendar_version
from taizhang.places.models import Office
from taizhang.places.working_days import Day, days

CHUNK = 500
KEPT = dt.timedelta(days=1)
State = ClockMove.State
Told = Callable[[int], None]


class Overtaken(Exception):
    """The calendar is another one than the one somebody looked at. Nothing was written."""


def keep_draft(
    by: str, source: str, year: int, wanted: dict[str, list[object] | None]
) -> CalendarDraft:
    """Keep days until somebody confirms them; those that nobody confirmed for a day go."""
    now = timezone.now()
    CalendarDraft.objects.filter(at__lt=now - KEPT).delete()
    return CalendarDraft.objects.create(
        by=by, at=now, source=source, year=year, wanted=wanted
    )


def confirm(draft: CalendarDraft, seen: str, key: UUID, by: Actor) -> CalendarChange:
    """Make the changes of `draft`, once however often it is asked for with `key`.

    `seen`: the version of the calendar with which the effect was shown.

    Raises:
        Overtaken: another one is in force by now.
    """
    with transaction.atomic():
        if earlier := _begun(key):
            return earlier
        if calendar_version() != seen:
            raise Overtaken
        now = days()
        changes = planned(told_all(draft.wanted), now)
        found = moves(now, changes)
        steps = [
            [day.isoformat(), kept(now.get(day)), kept(held)]
            for day, held in changes.items()
        ]
        named = change(changes) if changes else seen
        made = CalendarChange.objects.create(
            key=key,
            at=timezone.now(),
            by=by.id,
            source=draft.source,
            year=draft.year,
            steps=steps,
            before=seen,
            after=named,
        )
        _write_down(made, found)
        draft.delete()
    return made


def catch_up(by: Actor) -> CalendarChange | None:
    """Write down what a newer program's calendar moves; None: nothing any more."""
    key = uuid4()
    with transaction.atomic():
        _begun(key)
        version = calendar_version()
        known = calendar(version)
        found = settled_since(known)
        if not found:
            return None
        made = CalendarChange.objects.create(
            key=key,
            at=timezone.now(),
            by=by.id,
            source=CalendarChange.Source.PROGRAM,
            year=known.known_until.year,
            steps=[],
            before=version,
            after=version,
        )
        _write_down(made, found)
    return made


def back_from(made: CalendarChange) -> dict[str, list[object] | None]:
    """Return what a draft must hold to undo `made`."""
    return {day: before for day, before, _after in made.steps}


def changed_days(
    made: CalendarChange,
) -> tuple[tuple[dt.date, Day | None, Day | None], ...]:
    """Return the days that `made` changed, each before and after."""
    return tuple(
        (dt.date.fromisoformat(day), told(before), told(then))
        for day, before, then in made.steps
    )


def carry_on(made: CalendarChange, by: Actor, hear: Told | None = None) -> None:
    """Count the clocks of `made` anew that still wait, and those that came in between."""
    tried = made.moves.exclude(state=State.WAITING).count()
    while count := _chunk(made, by):
        tried += count
        if hear:
            hear(tried)
    if late := _late(made):
        _write_down(made, late)
        while _chunk(made, by):
            pass


def _begun(key: UUID) -> CalendarChange | None:
    # Whoever changes the calendar at the same instant waits here.
    Office.objects.select_for_update().filter(id=1).first()
    return CalendarChange.objects.filter(key=key).first()


def _late(made: CalendarChange) -> Sequence[Moved]:
    """Return what was taken on while the days were being written, by the calendar before."""
    if not made.steps:
        return ()
    first = dt.date.fromisoformat(made.steps[0][0])
    there = set(made.moves.values_list("case", flat=True))
    return [each for each in moved(calendar(), first) if each.case not in there]


def _write_down(made: CalendarChange, found: Iterable[Moved]) -> None:
    ClockMove.objects.bulk_create(
        (
            ClockMove(
                change=made,
                case=each.case,
                due_before=each.before.due_at,
                due_after=each.after.due_at,
            )
            for each in found
        ),
        batch_size=CHUNK,
    )


def _chunk(made: CalendarChange, by: Actor) -> int:
    """Count the next clocks anew; return how many there were."""
    with transaction.atomic():
        # Whoever else goes on with this change waits here, and finds these tried.
        CalendarChange.objects.select_for_update().get(pk=made.pk)
        waiting = list(made.moves.filter(state=State.WAITING).order_by("pk")[:CHUNK])
        now = timezone.now()
        acts = [Act(move.case, (co.RecountClock(),), by, now) for move in waiting]
        for move, result in zip(waiting, book.submit_many(acts), strict=True):
            _note(move, result)
        ClockMove.objects.bulk_update(waiting, ["state", "due_after", "refused"])
    return len(waiting)


def _note(move: ClockMove, result: Done | Refused) -> None:
    if isinstance(result, Refused):
        nothing = result.refusals == (Refusal.NOTHING_CHANGES,)
        move.state = State.UNCHANGED if nothing else State.REFUSED
        move.refused = "" if nothing else ",".join(result.refusals)
        return
    clock = result.issue.clock
    assert clock is not None, "what was counted anew runs"
    move.state, move.due_after = State.DONE, clock.due_at
