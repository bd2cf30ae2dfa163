"""What is done with a batch once it is in: confirm its open rows, or take it back whole.

Both go through the rows of the batch in the order of their cases, a chunk at a time, and
can be broken off and gone on with.
"""

import time
from collections.abc import Callable, Sequence

from django.db import transaction
from django.utils import timezone

from taizhang.audit.kinds import Kind
from taizhang.audit.record import Doer, note
from taizhang.core import commands as co
from taizhang.core.refusals import Refused
from taizhang.core.vocabulary import Actor
from taizhang.exchange.models import Batch, ImportedRow
from taizhang.exchange.staging import CHUNK
from taizhang.ledger import book, queries
from taizhang.ledger.writing import Act, Done

Take = Callable[[Batch, Sequence[str], Actor], None]


def begin_confirming(batch_id: str, by: Actor) -> None:
    """Begin to make the imported open rows of a batch live."""
    _begin(batch_id, Batch.State.CONFIRMING, by)


def begin_withdrawing(batch_id: str, reason: str, by: Actor) -> None:
    """Begin to take back the untouched rows of a batch."""
    _begin(batch_id, Batch.State.WITHDRAWING, by, reason)


def confirm_chunk(batch_id: str, by: Actor) -> Batch:
    """Confirm the next rows of a batch; return it as it stands then."""
    return _chunk(batch_id, by, Batch.State.CONFIRMING, _confirm)


def withdraw_chunk(batch_id: str, by: Actor) -> Batch:
    """Take back the next rows of a batch; return it as it stands then.

    A row that somebody has worked on meanwhile is refused, and stays.
    """
    return _chunk(batch_id, by, Batch.State.WITHDRAWING, _withdraw)


def _begin(batch_id: str, state: Batch.State, by: Actor, reason: str = "") -> None:
    with transaction.atomic():
        batch = Batch.objects.select_for_update().get(id=batch_id)
        stopped = batch.state == Batch.State.STOPPED
        possible = stopped and state == Batch.State.WITHDRAWING
        if batch.state != Batch.State.DONE and not possible:
            return
        if stopped:
            batch.untried_count = batch.total - batch.position
        batch.state, batch.worked_by, batch.reason = state, by.id, reason
        batch.cursor, batch.position, batch.total = "", 0, batch.rows.count()
        batch.kept_count = 0
        batch.save()


def _chunk(batch_id: str, by: Actor, state: Batch.State, take: Take) -> Batch:
    began = time.monotonic()
    with transaction.atomic():
        batch = Batch.objects.select_for_update().get(id=batch_id)
        if batch.state != state:
            return batch
        rows = batch.rows.filter(case__gt=batch.cursor).order_by("case")
        cases = list(rows.values_list("case", flat=True)[:CHUNK])
        if cases:
            take(batch, cases, by)
            batch.cursor = cases[-1]
        batch.position += len(cases)
        if len(cases) < CHUNK:
            there = batch.rows.exists() or state == Batch.State.CONFIRMING
            batch.state = Batch.State.DONE if there else Batch.State.WITHDRAWN
            done = batch.position - batch.kept_count
            note(Kind.IMPORT, Doer(by.id), batch.id, what=state.value, rows=done)
        batch.chunk_ms = int((time.monotonic() - began) * 1000)
        batch.save()
    return batch


def _confirm(batch: Batch, cases: Sequence[str], by: Actor) -> None:
    rows = queries.rows_of(list(cases))
    waiting = [case for case in cases if rows[case].to_confirm]
    for result in _submitted(waiting, co.ConfirmImported(), by):
        batch.kept_count += isinstance(result, Refused)
        batch.confirmed_count += not isinstance(result, Refused)


def _withdraw(batch: Batch, cases: Sequence[str], by: Actor) -> None:
    gone = []
    for result in _submitted(cases, co.WithdrawImport(reason=batch.reason), by):
        if isinstance(result, Refused):
            batch.kept_count += 1
        else:
            gone.append(result.issue.case)
    # Forgotten, so that the same rows can come in again once the sheet is put right.
    ImportedRow.objects.filter(batch=batch, case__in=gone).delete()
    batch.withdrawn_count += len(gone)


def _submitted(
    cases: Sequence[str], command: co.Command, by: Actor
) -> list[Done | Refused]:
    if not cases:
        return []
    at = timezone.now()
    return book.submit_many([Act(case, (command,), by, at) for case in cases])
