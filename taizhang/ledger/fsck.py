"""Is the book whole? Everything derived is worked out again and compared; nothing is mended.

Each finding is a sentence for the people of the office that names the entry or the issue.
First the log (`fsck_log`), then the issues and what pages show of them (`fsck_issues`).
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction
from django.utils.translation import gettext as _

from taizhang.ledger import fsck_issues, fsck_log, models


def findings() -> Iterator[str]:
    """Yield a sentence for everything that is not as it should be; none: the book is whole.

    Looks at one moment of the book; whoever writes meanwhile is not kept waiting.
    """
    with _one_moment():
        head = models.Head.objects.first()
        if head is not None:
            yield from fsck_log.findings(head)
            yield from fsck_issues.findings(head.origin)
        elif models.Entry.objects.exists():
            yield _("账本里有账目，却没有首部：账本写到第几条、树根是多少，都丢了。")


@contextmanager
def _one_moment() -> Iterator[None]:
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
