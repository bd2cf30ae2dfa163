"""One moment of the book, held still while it is examined or copied, and what came after.

Whoever writes meanwhile is not kept waiting.
"""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from taizhang.ledger import models


@contextmanager
def one_moment() -> Iterator[None]:
    """Let all that is read inside be of one moment."""
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "sqlite":
        # Not `atomic`, which would begin by locking everybody else out.
        with connection.cursor() as cursor:
            cursor.execute("BEGIN DEFERRED")
            try:
                yield
            finally:
                cursor.execute("ROLLBACK")
    else:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield


def erased_since(size: int) -> bool:
    """Return whether anything was erased since the log had `size` entries.

    An erasure destroys its key a little before its entry is there for all to see; so this
    waits for whoever is just writing.
    """
    with transaction.atomic():
        models.Head.objects.select_for_update().first()
        return models.Opening.objects.filter(erased_by_id__gte=size).exists()


def erased_subjects() -> Iterator[str]:
    """Yield the voices that were erased, as `case/voice`, whose keys must never come back."""
    rows = models.Opening.objects.filter(erased_by__isnull=False).values_list(
        "subject", flat=True
    )
    yield from rows.distinct().iterator(chunk_size=1000)


def last_day() -> dt.date | None:
    """Return the day of the book's last entry; None before the first."""
    return models.Head.objects.values_list("day", flat=True).first()
