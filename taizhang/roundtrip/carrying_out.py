"""Bringing the changes of a workbook onto the ledger, and taking them back as a whole.

A chunk is one transaction with what came of each row in it: whoever begins again, goes on.
"""

import datetime as dt
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from django.db import transaction
from django.utils import timezone

from taizhang.core import commands as co
from taizhang.core.refusals import Refusal, Refused
from taizhang.core.righting import UNDO_WITHIN
from taizhang.core.taking_on import before_dispatching
from taizhang.core.vocabulary import Actor, Nature, Urgency
from taizhang.keys.envelopes import Envelope
from taizhang.ledger import book
from taizhang.ledger.queries import Row, rows_of
from taizhang.ledger.writing import Act, Done
from taizhang.roundtrip.comparing import Changed, Comparison, cells_as_json
from taizhang.roundtrip.models import Trip, TripRow

CHUNK = 500
WITHDRAW_WITHIN = dt.timedelta(hours=24)
KEPT_DAYS = 7
State = TripRow.State
Told = Callable[[int], None]
CODES: Mapping[str, Callable[[str], Any]] = {
    "summary": str,
    "category": str,
    "community": str,
    "nature": Nature,
    "urgency": Urgency,
}


def keep(found: Comparison, name: str, by: Actor) -> Trip:
    """Write down what a workbook changes, and forget what is long past."""
    sweep(timezone.now())
    with transaction.atomic():
        trip = Trip.objects.create(
            id=uuid.uuid4(),
            by=by.id,
            file_name=name,
            read_at=timezone.now(),
            account=found.account(),
        )
        TripRow.objects.bulk_create(
            TripRow(
                trip=trip,
                line=row.line,
                case=row.case,
                number=row.number,
                n=row.n,
                sealed=_envelope(trip.id, row.case).sealed_json(cells_as_json(row)),
            )
            for row in found.rows
        )
    return trip


def sweep(now: dt.datetime) -> None:
    """Forget workbooks that are a week old: their cells are copies of the ledger's words."""
    Trip.objects.filter(read_at__lt=now - dt.timedelta(days=KEPT_DAYS)).delete()


def cells_of(row: TripRow) -> tuple[Changed, ...]:
    """Return the cells of `row`, opened."""
    cells = _envelope(row.trip_id, row.case).opened_json(row.sealed)
    return tuple(Changed(**cell) for cell in cells)


def choose(trip: Trip, reason: str, takes: Callable[[TripRow, Changed], bool]) -> bool:
    """Begin to write the cells that `takes` says, and leave the others as the ledger has
    them; False if it had begun.
    """
    with transaction.atomic():
        locked = Trip.objects.select_for_update().get(id=trip.id)
        if locked.state != Trip.State.READ:
            return False
        for row in locked.rows.all():
            chosen = [replace(cell, left=not takes(row, cell)) for cell in cells_of(row)]
            if all(cell.left for cell in chosen):
                row.state = State.LEFT
            kept = [asdict(cell) for cell in chosen]
            row.sealed = _envelope(locked.id, row.case).sealed_json(kept)
            row.save(update_fields=["state", "sealed"])
        locked.reason, locked.state = reason, Trip.State.WRITING
        locked.save(update_fields=["reason", "state"])
    return True


def carry_out(trip_id: uuid.UUID, by: Actor, told: Told | None = None) -> Trip:
    """Write what still waits, a chunk to a transaction; `told` hears how many are through."""
    through = 0
    while count := _write_chunk(trip_id, by):
        through += count
        if told:
            told(through)
    with transaction.atomic():
        trip = Trip.objects.select_for_update().get(id=trip_id)
        if trip.state == Trip.State.WRITING:
            trip.state, trip.done_at = Trip.State.DONE, timezone.now()
            trip.save(update_fields=["state", "done_at"])
    return trip


def withdraw(trip_id: uuid.UUID, by: Actor) -> Trip:
    """Take back what a workbook changed; a row that somebody touched since says so.

    Raises:
        Refused: it is somebody else's, or was written more than a day ago.
    """
    trip = Trip.objects.get(id=trip_id)
    if trip.by != by.id:
        raise Refused((Refusal.NOT_YOUR_STEP,))
    if not may_withdraw(trip, timezone.now()):
        raise Refused((Refusal.UNDO_TOO_LATE,))
    while _withdraw_chunk(trip_id, by):
        pass
    trip.state, trip.withdrawn_at = Trip.State.WITHDRAWN, timezone.now()
    trip.save(update_fields=["state", "withdrawn_at"])
    return trip


def may_withdraw(trip: Trip, now: dt.datetime) -> bool:
    """Return whether `trip` can be taken back at the instant `now`."""
    done = trip.state == Trip.State.DONE and trip.done_at is not None
    return done and trip.done_at is not None and now - trip.done_at <= WITHDRAW_WITHIN


def _taken(row: TripRow) -> tuple[Changed, ...]:
    return tuple(cell for cell in cells_of(row) if not cell.left)


def _write_chunk(trip_id: uuid.UUID, by: Actor) -> int:
    with transaction.atomic():
        trip = Trip.objects.select_for_update().get(id=trip_id)
        rows = list(trip.rows.filter(state=State.WAITING).order_by("line")[:CHUNK])
        standing = rows_of([row.case for row in rows])
        now = timezone.now()
        acts = [
            Act(
                row.case,
                _commands(_taken(row), trip.reason, _before(standing[row.case])),
                by,
                now,
                row.n,
            )
            for row in rows
        ]
        _note(rows, book.submit_many(acts), State.DONE, "refused")
    return len(rows)


def _withdraw_chunk(trip_id: uuid.UUID, by: Actor) -> int:
    with transaction.atomic():
        trip = Trip.objects.select_for_update().get(id=trip_id)
        done = trip.rows.filter(state=State.DONE, kept="").order_by("line")[:CHUNK]
        rows = list(done)
        now = timezone.now()
        at_once = trip.done_at is not None and now - trip.done_at <= UNDO_WITHIN
        acts = [
            Act(row.case, _back(_taken(row), at_once), by, now, row.after) for row in rows
        ]
        _note(rows, book.submit_many(acts), State.WITHDRAWN, "kept")
    return len(rows)


def _note(
    rows: Sequence[TripRow],
    results: Sequence[Done | Refused],
    state: State,
    why: str,
) -> None:
    for row, result in zip(rows, results, strict=True):
        if isinstance(result, Refused):
            setattr(row, why, ",".join(each.value for each in result.refusals))
            if state is State.DONE:
                row.state = State.REFUSED
        else:
            row.state, row.after = state, result.issue.n
    TripRow.objects.bulk_update(rows, ["state", "after", why])


def _before(row: Row) -> tuple[co.Command, ...]:
    # A clerk who gives it to a unit takes it on: one act, as on the ledger's page.
    return before_dispatching(row.status, to_confirm=row.to_confirm)


def _commands(
    cells: Sequence[Changed], reason: str, before: tuple[co.Command, ...] = ()
) -> tuple[co.Command, ...]:
    wanted = {cell.column: cell.wanted for cell in cells}
    unit = wanted.pop("unit", "")
    commands: list[co.Command] = []
    if wanted:
        said = {column: CODES[column](code) for column, code in wanted.items()}
        commands.append(co.CorrectIssue(reason=reason, **said))
    if unit:
        commands += [*before, co.DispatchIssue(unit=unit)]
    return tuple(commands)


def _back(cells: Sequence[Changed], at_once: bool) -> tuple[co.Command, ...]:
    """Return what takes `cells` back: the step itself, or, later, what stood before."""
    # What had no value cannot be given none again: only taking the step back does that.
    if at_once or not all(cell.stands for cell in cells):
        return (co.UndoStep(),)
    before = [Changed(cell.column, cell.wanted, cell.wanted, cell.stands) for cell in cells]
    return _commands(before, WITHDRAWN)


# Written into the book, so it stays in the office's own language.
WITHDRAWN = "撤回用 Excel 改的这一批"


def _envelope(trip: uuid.UUID, case: str) -> Envelope:
    return Envelope("roundtrip", f"roundtrip|{trip}|{case}")
