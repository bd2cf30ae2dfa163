"""A SQLite that does not lose what it was given.

SQLite 3.7.0 to 3.51.2 can corrupt a WAL database when two connections write and
checkpoint at the same instant. The `pysqlite3` wheel brings a mended one; where it cannot
be had, the rollback journal is used, which the fault does not touch.
"""

import sys
from importlib import import_module

Version = tuple[int, int, int]

WAL = "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;"
ROLLBACK = "PRAGMA journal_mode=DELETE;PRAGMA synchronous=EXTRA;"
ALWAYS = (
    "PRAGMA foreign_keys=ON;PRAGMA secure_delete=ON;PRAGMA trusted_schema=OFF;"
    "PRAGMA cache_size=-20000;PRAGMA temp_store=MEMORY"
)


def sound(version: Version) -> bool:
    """Return whether SQLite of this `version` is free of the WAL fault.

    Source: https://sqlite.org/wal.html#walresetbug; mended in 3.51.3, 3.50.7 and 3.44.6.
    """
    if (3, 44, 6) <= version < (3, 45, 0) or (3, 50, 7) <= version < (3, 51, 0):
        return True
    return version >= (3, 51, 3)


def pragmas(version: Version) -> str:
    """Return what each connection begins with, for SQLite of this `version`."""
    return (WAL if sound(version) else ROLLBACK) + ALWAYS


def install() -> Version:
    """Put a sound SQLite in the place of Python's own; return the version now in use.

    Must run before Django's SQLite backend is imported.
    """
    try:
        wheel = import_module("pysqlite3")
    except ModuleNotFoundError:
        return _in_use()
    if sound(wheel.sqlite_version_info):
        sys.modules["sqlite3"] = wheel
        sys.modules["sqlite3.dbapi2"] = import_module("pysqlite3.dbapi2")
    return _in_use()


def _in_use() -> Version:
    version: Version = import_module("sqlite3").sqlite_version_info
    return version
