"""Taking everything of a demo office away: the one place where a book is ever dropped.

The book's triggers refuse to delete an entry, so tables are dropped and made anew. Only
ever to be called for the demo office; whoever calls makes sure of that.
"""

from shutil import rmtree

from django.core.cache import cache
from django.core.management import call_command
from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from taizhang.keys.secrets import folder


def empty() -> None:
    """Drop every table of both databases and every kept file, and make the tables anew.

    Secrets of the machine stay; keys that opened the dropped book are gone for good.
    """
    for alias in connections:
        _drop_tables(connections[alias])
    for gone in ("files", "vitals"):
        rmtree(folder() / gone, ignore_errors=True)
    cache.clear()
    for alias in connections:
        call_command("migrate", database=alias, verbosity=0)


def _drop_tables(connection: BaseDatabaseWrapper) -> None:
    if connection.vendor == "sqlite":
        _drop_from_file(connection)
        return
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        cursor.execute("SELECT quote_ident(current_schema())")
        (schema,) = cursor.fetchone()
        cursor.execute(f"DROP SCHEMA {schema} CASCADE")
        cursor.execute(f"CREATE SCHEMA {schema}")


def _drop_from_file(connection: BaseDatabaseWrapper) -> None:
    """Drop the tables of a SQLite file; the file stays, since a server may hold it open."""
    with (
        connection.constraint_checks_disabled(),
        transaction.atomic(using=connection.alias),
        connection.cursor() as cursor,
    ):
        # A virtual table takes its shadow tables along, so it goes first.
        cursor.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table'"
            " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
            " ORDER BY sql NOT LIKE 'CREATE VIRTUAL%'"
        )
        for (name,) in cursor.fetchall():
            cursor.execute(f'DROP TABLE IF EXISTS "{name}"')
