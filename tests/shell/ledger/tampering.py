"""What somebody with the database's password can do: SQL, with the triggers set aside."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

GUARDED = ("ledger_entry", "ledger_opening", "ledger_node")


@contextmanager
def unguarded() -> Iterator[None]:
    """Set the triggers of the book aside while the block runs."""
    if connection.vendor == "postgresql":
        sql("SET LOCAL session_replication_role = replica")
        yield
        sql("SET LOCAL session_replication_role = origin")
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
            " AND tbl_name IN (%s, %s, %s)",
            GUARDED,
        )
        triggers = cursor.fetchall()
    for name, _made in triggers:
        sql(f"DROP TRIGGER {name}")
    yield
    for _name, made in triggers:
        sql(made)


def sql(statement: str, *parameters: Any) -> int:
    """Run one statement; return how many rows it touched."""
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters or None)
        return int(cursor.rowcount)


def forged(statement: str, *parameters: Any) -> None:
    """Run one statement past the triggers; it must touch something."""
    with unguarded():
        assert sql(statement, *parameters) > 0, "nothing was forged"
