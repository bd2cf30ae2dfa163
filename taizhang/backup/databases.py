"""Copying a database while others write to it, and putting a copy back.

SQLite by its online backup, PostgreSQL by its own pg_dump and pg_restore. A copy is one
file, of one moment, and durable when these functions return.
"""

import os
import shutil
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Final

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils.translation import gettext_noop as _

from taizhang.backup import postgresql
from taizhang.backup.refusals import NotDone
from taizhang.keys.secrets import sync

LEDGER: Final = "default"
KEYS: Final = "keys"
# Whoever holds a copy must not be able to go on in somebody's session.
LEFT_OUT: Final = "people_session"
_ENDINGS: Final = {"sqlite": "sqlite3", "postgresql": "dump"}


def engine(alias: str) -> str:
    """Return what kind of database `alias` is: sqlite or postgresql."""
    return connections[alias].vendor


def file_name(alias: str) -> str:
    """Return what the copy of `alias` is called."""
    name = "ledger" if alias == LEDGER else "keys"
    return f"{name}.{_ENDINGS[engine(alias)]}"


def size_bytes(alias: str) -> int:
    """Return about how large a copy of `alias` can become."""
    query = (
        "SELECT coalesce(sum(pg_total_relation_size(oid)), 0) FROM pg_class"
        " WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r'"
    )
    if engine(alias) == "sqlite":
        query = "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
    with connections[alias].cursor() as cursor:
        cursor.execute(query)
        return int(cursor.fetchone()[0])


def tables(alias: str) -> set[str]:
    """Return the tables of `alias` whose rows a backup counts: all but the sessions."""
    known = connections[alias].introspection.django_table_names(only_existing=True)
    return set(known) - {LEFT_OUT}


def rows(alias: str, of: Iterable[str]) -> dict[str, int]:
    """Return how many rows each table among `of` has; one that is not there is left out."""
    connection = connections[alias]
    there = set(of) & set(connection.introspection.table_names())
    counted = {}
    with connection.cursor() as cursor:
        for table in sorted(there):
            cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(table)}")
            counted[table] = int(cursor.fetchone()[0])
    return counted


def copy(alias: str, target: Path) -> None:
    """Write a copy of the database `alias` to the new file `target`.

    Inside `ledger.moment.one_moment` it is of that moment. Must not be called by whoever
    is writing to the database.

    Raises:
        NotDone: PostgreSQL's own program is missing, or failed.
    """
    if engine(alias) == "sqlite":
        _copy_sqlite(connections[alias], target)
    else:
        leaving_out = f"--exclude-table-data=*.{LEFT_OUT}"
        postgresql.dump(connections[alias], target, leaving_out)
    _make_durable(target)


def put_back(alias: str, source: Path) -> None:
    """Make the database `alias`, of which nothing is there yet, from the copy `source`.

    Whole or not at all.

    Raises:
        NotDone: PostgreSQL's own program is missing, or failed.
    """
    if engine(alias) != "sqlite":
        postgresql.put_back(connections[alias], source)
        return
    target = Path(connections[alias].settings_dict["NAME"])
    beside = target.with_name(f".{target.name}.part")
    shutil.copyfile(source, beside)
    beside.chmod(0o600)
    _make_durable(beside)
    os.replace(beside, target)
    sync(target.parent)


def empty(alias: str) -> bool:
    """Return whether nothing is there yet that a restore could overwrite."""
    connection = connections[alias]
    if engine(alias) != "sqlite":
        return not connection.introspection.table_names()
    # Not by a connection, which would make the file. SQLite's log beside it counts too.
    target = Path(connection.settings_dict["NAME"])
    there = (target, *(target.with_name(target.name + end) for end in ("-wal", "-journal")))
    return not any(path.exists() and path.stat().st_size for path in there)


def _copy_sqlite(connection: BaseDatabaseWrapper, target: Path) -> None:
    connection.ensure_connection()
    with closing(sqlite3.connect(str(target), isolation_level=None)) as copied:
        # It is made durable as a whole when it is finished.
        copied.execute("PRAGMA synchronous=OFF")
        connection.connection.backup(copied)
        # One file that needs no log beside it, so that it can be read from any medium.
        copied.execute("PRAGMA journal_mode=DELETE")
        copied.execute("PRAGMA secure_delete=ON")
        known = "SELECT 1 FROM sqlite_master WHERE name = ?"
        if copied.execute(known, (LEFT_OUT,)).fetchone():
            copied.execute(f"DELETE FROM {LEFT_OUT}")
        (verdict,) = copied.execute("PRAGMA quick_check(1)").fetchone()
    if verdict != "ok":
        raise NotDone(_("数据库文件已经损坏，没有备份。请从上一份备份恢复。"))


def _make_durable(path: Path) -> None:
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())
    sync(path.parent)
