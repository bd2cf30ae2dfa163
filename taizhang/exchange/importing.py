"""Bring the staged rows of a batch onto the ledger, a chunk at a time.

The marks by which rows are known again are written in the transaction of their entries: an
import that is killed has brought in whole chunks and nothing else, and goes on from there.
"""

import datetime as dt
import time

from django.db import transaction
from django.utils import timezone

from taizhang.audit.kinds import Kind
from taizhang.audit.record import Doer, note
from taizhang.core.refusals import Refused
from taizhang.core.vocabulary import Actor
from taizhang.exchange import storage
from taizhang.exchange.batches import NOTHING_IN, UNFINISHED, ensure_staged
from taizhang.exchange.marks import already_there
from taizhang.exchange.models import Batch, ImportedRow, LeftRow
from taizhang.exchange.remembering import remember
from taizhang.exchange.staging import CHUNK as CHUNK
from taizhang.exchange.staging import Staged, later_copy, staged
from taizhang.ledger import book
from taizhang.ledger.writing import Act


def begin_importing(batch_id: str, by: Actor) -> None:
    """Begin to bring a batch in, or go on where it was stopped."""
    with transaction.atomic():
        batch = Batch.objects.select_for_update().get(id=batch_id)
        if batch.state not in UNFINISHED:
            return
        if batch.state in NOTHING_IN:
            batch.known_count = batch.account["known_unread"]
            remember(batch, by.id)
        batch.state, batch.worked_by = Batch.State.IMPORTING, by.id
        batch.save()
        note(Kind.IMPORT, Doer(by.id), batch.id, what="begun", rows=batch.total)


def import_chunk(batch_id: str, by: Actor) -> Batch:
    """Bring in the next rows of a batch; return it as it stands then.

    Whoever comes second, from another tab or another process, waits and goes on behind.
    """
    found = Batch.objects.get(id=batch_id)
    if found.state != Batch.State.IMPORTING:
        return found
    ensure_staged(found)
    began = time.monotonic()
    with transaction.atomic():
        batch = Batch.objects.select_for_update().get(id=batch_id)
        if batch.state != Batch.State.IMPORTING:
            return batch
        with storage.part(batch.id, "rows").open("rb") as stream:
            stream.seek(int(batch.cursor or 0))
            rows = list(staged(stream, CHUNK))
            batch.cursor = str(stream.tell())
        if rows:
            _bring_in(batch, rows, by, timezone.now())
        batch.position += len(rows)
        if len(rows) < CHUNK:
            batch.state = Batch.State.DONE
            batch.finished_at = timezone.now()
            brought = batch.imported_count
            note(Kind.IMPORT, Doer(by.id), batch.id, what="done", rows=brought)
        batch.chunk_ms = int((time.monotonic() - began) * 1000)
        batch.save()
    if batch.state == Batch.State.DONE:
        storage.forget_parts(batch.id)
    return batch


def _bring_in(batch: Batch, rows: list[Staged], by: Actor, at: dt.datetime) -> None:
    """Submit what is new of `rows`, and note what became of each of them."""
    known, matters = already_there(
        [row.fingerprint for row in rows], [row.matter for row in rows if row.matter]
    )
    fresh: list[Staged] = []
    left: list[LeftRow] = []
    for row in rows:
        if row.fingerprint in known:
            batch.known_count += 1
        elif row.matter and (case := later_copy(row.matter, matters, batch.id)):
            batch.changed_count += 1
            left.append(LeftRow(batch=batch, fingerprint=row.fingerprint, case=case))
        else:
            fresh.append(row)
    if fresh:
        left += _submitted(batch, fresh, by, at)
    LeftRow.objects.bulk_create(left, ignore_conflicts=True)


def _submitted(
    batch: Batch, rows: list[Staged], by: Actor, at: dt.datetime
) -> list[LeftRow]:
    """Submit `rows`, remember those that came in, and return those that were refused."""
    results = book.submit_many([Act("", (row.command,), by, at) for row in rows])
    came_in: list[ImportedRow] = []
    left: list[LeftRow] = []
    for row, result in zip(rows, results, strict=True):
        mark = row.fingerprint
        if isinstance(result, Refused):
            said = [refusal.value for refusal in result.refusals]
            left.append(LeftRow(batch=batch, fingerprint=mark, refusals=said))
        else:
            case = result.issue.case
            came_in.append(
                ImportedRow(fingerprint=mark, matter=row.matter, batch=batch, case=case)
            )
    ImportedRow.objects.bulk_create(came_in)
    batch.imported_count += len(came_in)
    batch.refused_count += len(left)
    return left
