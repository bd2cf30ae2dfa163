"""Let a test with `transaction=True` leave an empty book behind.

Such a test ends with Django emptying every table, which the book's triggers rightly refuse.
Here, and only for that flush, they are set aside; during the test they stand.
"""

from collections.abc import Iterable
from typing import Any

from django.db.backends.base.operations import BaseDatabaseOperations

_flush = BaseDatabaseOperations.execute_sql_flush


# Django empties the tables of models; the search index is not one.
SEARCH = "DELETE FROM ledger_search"
# Nor is the queue emptied where it lies outside the office that is.
QUEUE = "DELETE FROM django_q_ormq"


def spare_the_triggers() -> None:
    """Make Django's flush set triggers aside, for this process."""
    setattr(BaseDatabaseOperations, "execute_sql_flush", _flush_unguarded)  # noqa: B010


def _flush_unguarded(self: Any, sql_list: Iterable[str]) -> None:
    statements = list(sql_list)
    if any("ledger_entry" in statement for statement in statements):
        statements += [SEARCH, QUEUE]
    if self.connection.vendor == "postgresql":
        _flush(self, ["SET LOCAL session_replication_role = replica", *statements])
        return
    with self.connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        triggers = cursor.fetchall()
    dropped = [f'DROP TRIGGER "{name}"' for name, _sql in triggers]
    _flush(self, [*dropped, *statements, *(sql for _name, sql in triggers)])
