"""Carrying an act out on many rows, a chunk to a transaction, and taking it back.

The rows are written down before the first of them is tried, and what came of each stands
in the transaction of its entries: whoever begins again, goes on.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from taizhang.bulk.acts import ACTS, Contents
from taizhang.bulk.models import BulkRow, BulkStep
from taizhang.core import commands as co
from taizhang.core.refusals import Refusal, Refused
from taizhang.core.vocabulary import Actor
from taizhang.keys.envelopes import Envelope
from taizhang.ledger import book
from taizhang.ledger.queries import Row, rows_of
from taizhang.ledger.writing import Act, Done

State = BulkRow.State
CHUNK = 500
# What people wrote may name somebody: it stands sealed, and no longer than needed.
WORDS = frozenset({"note", "text", "reason"})
Told = Callable[[int], None]


@dataclass(frozen=True)
class Wanted:
    """An act as its form asks for it. `key` tells the form again."""

    key: UUID
    act: str
    fingerprint: str
    contents: Contents


def begin(
    wanted: Wanted, rows: Iterable[Row], seen: dict[str, int], by: Actor
) -> tuple[BulkStep, bool]:
    """Write down the act `wanted` by `by` on `rows`; return it, and whether it is new.

    Raises:
        KeyReused: its key came before with other contents.
    """
    if found := sent_before(wanted, by):
        return found, False
    try:
        with transaction.atomic():
            return _written(wanted, rows, seen, by), True
    except IntegrityError:
        # The other half of a double click was quicker.
        found = sent_before(wanted, by)
        assert found is not None, "a key that is taken belongs to a step"
        return found, False


def sent_before(wanted: Wanted, by: Actor) -> BulkStep | None:
    """Return the step that the same form brought about before, or None.

    Raises:
        KeyReused: its key came with other contents, or from somebody else.
    """
    found = BulkStep.objects.filter(key=wanted.key).first()
    if found and (found.fingerprint, found.by) != (wanted.fingerprint, by.id):
        raise book.KeyReused(str(wanted.key))
    return found


def noted(wanted: Wanted, row: Row, n: int, by: Actor) -> BulkStep:
    """Write down that `wanted` was carried out on `row` alone, as its entry `n`."""
    with transaction.atomic():
        step, new = begin(wanted, [row], {}, by)
        if new:
            step.rows.update(state=State.DONE, n=n)
            step.ended_at, step.sealed = step.begun_at, b""
            step.save(update_fields=["ended_at", "sealed"])
    return step


def carry_on(step: BulkStep, by: Actor, told: Told | None = None) -> None:
    """Carry `step` out on the rows that still wait. `told` hears how many were tried."""
    tried = step.rows.exclude(state=State.WAITING).count()
    while count := _carry_out_chunk(step, by):
        tried += count
        if told:
            told(tried)
    step.ended_at, step.sealed = step.ended_at or timezone.now(), b""
    step.save(update_fields=["ended_at", "sealed"])


def undo(step: BulkStep, by: Actor) -> None:
    """Take `step` back, row by row; what cannot be taken back says why.

    Raises:
        Refused: it is somebody else's, or cannot be taken back at all.
    """
    if step.by != by.id:
        raise Refused((Refusal.NOT_YOUR_STEP,))
    if ACTS[step.act].asks is None:
        raise Refused((Refusal.STEP_STAYS,))
    while _undo_chunk(step, by):
        pass
    step.undone_at = step.undone_at or timezone.now()
    step.save(update_fields=["undone_at"])


def contents_of(step: BulkStep) -> dict[str, str]:
    """Return what the act says, its words with it as long as they are kept."""
    words = _envelope(step.key).opened_json(step.sealed) if step.sealed else {}
    return {**step.codes, **words}


def _envelope(key: UUID) -> Envelope:
    return Envelope("bulk", f"bulk|{key}")


def _written(
    wanted: Wanted, rows: Iterable[Row], seen: dict[str, int], by: Actor
) -> BulkStep:
    words = {name: text for name, text in wanted.contents.items() if name in WORDS}
    codes = {name: code for name, code in wanted.contents.items() if name not in WORDS}
    step = BulkStep.objects.create(
        key=wanted.key,
        act=wanted.act,
        by=by.id,
        fingerprint=wanted.fingerprint,
        codes=codes,
        sealed=_envelope(wanted.key).sealed_json(words),
        begun_at=timezone.now(),
    )
    BulkRow.objects.bulk_create(
        (
            BulkRow(step=step, place=place, case=row.case, seen=seen.get(row.case))
            for place, row in enumerate(rows)
        ),
        batch_size=CHUNK,
    )
    return step


def _carry_out_chunk(step: BulkStep, by: Actor) -> int:
    """Try the next rows; return how many there were."""
    with transaction.atomic():
        # Whoever else goes on with this step waits here, and finds these rows tried.
        BulkStep.objects.select_for_update().get(key=step.key)
        waiting = list(step.rows.filter(state=State.WAITING).order_by("place")[:CHUNK])
        known = rows_of([row.case for row in waiting])
        said, now = contents_of(step), timezone.now()
        if ACTS[step.act].asks is None:
            _merge(waiting, said["target"], by)
        else:
            _submit(step.act, waiting, known, (said, by, now))
        BulkRow.objects.bulk_update(waiting, ["state", "n", "refused"])
    return len(waiting)


def _submit(
    name: str,
    waiting: Sequence[BulkRow],
    known: dict[str, Row],
    how: tuple[Contents, Actor, dt.datetime],
) -> None:
    said, by, now = how
    asks = ACTS[name].asks
    assert asks is not None, "what takes two rows is carried out pair by pair"
    asked = [(row, asks(known[row.case], said)) for row in waiting]
    acts = [Act(row.case, cs, by, now, row.seen) for row, cs in asked if cs]
    results = iter(book.submit_many(acts))
    for row, commands in asked:
        if commands:
            _note(row, next(results))
        else:
            row.state = State.UNCHANGED


def _merge(waiting: Sequence[BulkRow], target: str, by: Actor) -> None:
    for row in waiting:
        if row.case == target:
            row.state = State.UNCHANGED
            continue
        try:
            done = book.submit_pair(row.case, target, co.MergeIssue(), by=by, seen=row.seen)
        except Refused as refused:
            _note(row, refused)
        else:
            _note(row, done[0])


def _note(row: BulkRow, result: Done | Refused) -> None:
    if isinstance(result, Refused):
        row.state, row.refused = State.REFUSED, ",".join(result.refusals)
    else:
        row.state, row.n = State.DONE, result.issue.n


def _undo_chunk(step: BulkStep, by: Actor) -> int:
    """Take the next rows back; return how many there were."""
    with transaction.atomic():
        BulkStep.objects.select_for_update().get(key=step.key)
        left = step.rows.filter(state=State.DONE, undone=False, kept="")
        rows = list(left.order_by("place")[:CHUNK])
        known, now = rows_of([row.case for row in rows]), timezone.now()
        for row in rows:
            # What came after is another step, and that one nobody asked to take back.
            if known[row.case].n != row.n:
                row.kept = Refusal.STALE
        acts = [
            Act(row.case, (co.UndoStep(),), by, now, row.n) for row in rows if not row.kept
        ]
        results = iter(book.submit_many(acts))
        for row in rows:
            if not row.kept:
                _note_undone(row, next(results))
        BulkRow.objects.bulk_update(rows, ["undone", "kept"])
    return len(rows)


def _note_undone(row: BulkRow, result: Done | Refused) -> None:
    if isinstance(result, Refused):
        row.kept = ",".join(result.refusals)
    else:
        row.undone = True
