"""One moment of the book, seen by two processes, while others go on writing."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from django.db import connection, transaction

from taizhang.ledger.moment import one_moment

SIZE = "SELECT size FROM ledger_head"


class Onlooker(Protocol):
    """Another process that is to see the same moment."""

    def look(self, snapshot: str) -> None:
        """Let it begin to look; return once it does."""


@contextmanager
def shared_moment(other: Onlooker | None) -> Iterator[None]:
    """Let all that is read inside, by this process and by `other`, be of one moment."""
    if other is None:
        with one_moment():
            yield
    elif connection.vendor == "sqlite":
        # Two connections see the same only if nobody writes between their first looks.
        lock = connection.copy()
        try:
            with lock.cursor() as cursor:
                cursor.execute("BEGIN IMMEDIATE")
            with _first_look():
                other.look("")
                lock.close()
                yield
        finally:
            lock.close()
    else:
        with one_moment(), connection.cursor() as cursor:
            cursor.execute("SELECT pg_export_snapshot()")
            other.look(cursor.fetchone()[0])
            yield


@contextmanager
def joined_moment(snapshot: str) -> Iterator[None]:
    """Let all that is read inside be of the moment that another process looks at."""
    if connection.vendor == "sqlite":
        with _first_look():
            yield
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        # The name comes from PostgreSQL itself; no parameter can stand here.
        cursor.execute(f"SET TRANSACTION SNAPSHOT '{snapshot}'")
        yield


@contextmanager
def _first_look() -> Iterator[None]:
    with one_moment(), connection.cursor() as cursor:
        # To SQLite the moment is that of the first look.
        cursor.execute(SIZE)
        cursor.fetchall()
        yield
