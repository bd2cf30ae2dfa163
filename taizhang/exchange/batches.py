"""Batches: one is begun for a file, read anew with other columns, found again, undone.

A file that is handed in again while its import is unfinished is the same batch: whoever was
interrupted goes on where it stopped.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import PurePath
from typing import Any

from django.utils import timezone

from taizhang.exchange import storage
from taizhang.exchange.models import Batch
from taizhang.exchange.reading import Reading, read
from taizhang.exchange.staging import Staging
from taizhang.exchange.text import cleaned
from taizhang.ledger.numbers import new_pseudonym

UNFINISHED = (Batch.State.READ, Batch.State.IMPORTING)
Mapping_ = Mapping[str, str | None]
_NAME_CHARS = 200


def begin(name: str, upload: Iterable[bytes], by: str, mapping: Mapping_) -> Batch:
    """Return the batch of an uploaded file: a new one, read through, or an unfinished one.

    Raises:
        Unreadable: the file cannot be read as a ledger. Nothing of it is kept.
    """
    sha256 = storage.keep(upload)
    unfinished = Batch.objects.filter(sha256=sha256, state__in=UNFINISHED)
    for found in unfinished.order_by("-read_at"):
        if found.mapping == dict(mapping) or found.state == Batch.State.IMPORTING:
            return found
    batch = Batch(
        id=new_pseudonym("b"),
        file_name=_showable(name),
        sha256=sha256,
        mapping=dict(mapping),
        by=by,
        read_at=timezone.now(),
    )
    try:
        _stage(batch)
    except BaseException:
        _forget_file(batch)
        raise
    batch.save(force_insert=True)
    return batch


def read_anew(batch: Batch, mapping: Mapping_) -> None:
    """Read the file of `batch` again, with its columns matched by `mapping`."""
    assert batch.state == Batch.State.READ, "what has begun to come in stays as it is"
    batch.mapping = dict(mapping)
    batch.read_at = timezone.now()
    _stage(batch)
    batch.save()


def ensure_staged(batch: Batch) -> None:
    """Read the file of `batch` again if what was read from it is gone."""
    if not storage.rows(batch.id).exists():
        with storage.staging(batch.id) as out, opened(batch) as reading:
            Staging(batch.id, batch.read_at).stage(reading, out)


def discard(batch: Batch) -> None:
    """Forget a batch of which nothing came in."""
    assert batch.state == Batch.State.READ, "what has begun to come in is never forgotten"
    storage.forget_rows(batch.id)
    batch.delete()
    _forget_file(batch)


def opened(batch: Batch) -> Reading:
    """Return the reading of the file of `batch`, as it was read then."""
    return read(
        storage.original(batch.sha256),
        batch.mapping,
        name=batch.file_name,
        today=timezone.localdate(batch.read_at),
    )


def account_of(name: str, file: Any, mapping: Mapping_, at: dt.datetime) -> dict[str, Any]:
    """Return the account of a file of which nothing is kept: the dry run.

    Raises:
        Unreadable: the file cannot be read as a ledger.
    """
    with read(file, mapping, name=_showable(name), today=timezone.localdate(at)) as reading:
        account, _problems = Staging("", at).stage(reading)
    return account


def _stage(batch: Batch) -> None:
    with storage.staging(batch.id) as out, opened(batch) as reading:
        batch.account, problems = Staging(batch.id, batch.read_at).stage(reading, out)
    storage.write_problems(batch.id, problems)
    batch.total = batch.account["rows"] - batch.account["blocked"]


def _showable(name: str) -> str:
    """Return the last part of a file's name, as far as it can be written down."""
    return cleaned(PurePath(name.replace("\\", "/")).name).text[-_NAME_CHARS:]


def _forget_file(batch: Batch) -> None:
    if not Batch.objects.filter(sha256=batch.sha256).exists():
        storage.original(batch.sha256).unlink(missing_ok=True)
