"""Where the rows live: SQLite files in the data folder, or PostgreSQL by address."""

from pathlib import Path
from typing import Any

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

POSTGRESQL = "django.db.backends.postgresql"


def sqlite(file: Path, pragmas: str) -> dict[str, Any]:
    """Return the settings of a SQLite database in `file`."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": file,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "init_command": pragmas,
            "timeout": 20,
        },
    }


def at_address(address: str) -> dict[str, Any]:
    """Return the settings of the PostgreSQL database at `address`, with a pool.

    The pool hands out direct connections: a pooler in transaction mode must never stand
    between, since it mixes up the search paths of offices.

    Raises:
        ImproperlyConfigured: the address is of another kind of database.
    """
    found: dict[str, Any] = dict(dj_database_url.parse(address, conn_max_age=0))
    if found["ENGINE"] != POSTGRESQL:
        raise ImproperlyConfigured(
            "TAIZHANG_DATABASE_URL must be a postgresql:// address; "
            "leave it out to keep the ledger in the data folder."
        )
    pool = {"min_size": 1, "max_size": 8, "timeout": 20}
    return found | {"OPTIONS": found.get("OPTIONS", {}) | {"pool": pool}}
