"""In which office somebody works, where one server keeps many: a schema for each, in both
databases, and a part of the data folder.

Whose office it is, is said once: around a request by its host, around a job by what the
queue carries, around a command by `--office`. Nothing else in the program knows that there
are others: no column, no condition that could be forgotten. Outside every office there are
no tables but those of `offices` and the queue, and no folder (`secrets.part_of`).
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any, Final

from django.core.exceptions import ImproperlyConfigured
from django.db import DEFAULT_DB_ALIAS, connections
from django.utils.functional import lazy

from taizhang.keys import secrets
from taizhang.project.databases import POSTGRESQL

HOST: Final = "host"
MODE: Final = os.environ.get(secrets.TENANCY) or secrets.ONE_OFFICE
MANY: Final = MODE == HOST
OUTSIDE: Final = "public"
# Tables of these lie outside every office; those of all others inside each.
SHARED: Final = frozenset({"offices", "django_q"})

_ENGINE: Final = "taizhang.project.offices.postgresql"
_ROUTER: Final = "taizhang.project.routing.OfficesApart"
_AFTER: Final = "whitenoise.middleware.WhiteNoiseMiddleware"
_REMEMBERED_MOST: Final = 20_000


def here() -> str:
    """Return the code of the office that this thread works in, "" outside."""
    schema = standing(DEFAULT_DB_ALIAS)
    return "" if schema == OUTSIDE else schema


def standing(alias: str) -> str:
    """Return the schema of the database `alias` that this thread is in."""
    # The backend is the library's, and published without types.
    connection: Any = connections[alias]
    return str(connection.schema_name)


@contextmanager
def within(name: str) -> Iterator[None]:
    """Let this thread work in the office `name` while the block runs.

    Costs a `SET search_path` for each database, when it is first asked something.
    """
    assert name, "say which office"
    before = here()
    try:
        _turn_to(name)
        with secrets.in_part(f"offices/{name}"):
            yield
    finally:
        _turn_to(before or OUTSIDE)


def every() -> Sequence[str]:
    """Return the codes of the offices that are open, in order. One query."""
    from taizhang.project.offices import directory

    return directory.open_offices()


def known(name: str) -> bool:
    """Return whether this server keeps an office `name`, open or not."""
    from taizhang.project.offices import directory

    return directory.known(name)


def _turn_to(schema: str) -> None:
    for alias in connections:
        connection: Any = connections[alias]
        if connection.schema_name != schema:
            connection.set_schema(schema)


def cache_key(key: str, prefix: str, version: int) -> str:
    """Return the name under which an office's process remembers `key`."""
    return f"{here()}:{prefix}:{version}:{key}"


def server_key() -> str:
    """Return what the server signs with, outside every office."""
    with secrets.in_part(secrets.SERVERS):
        return secrets.secret("django").hex()


def _signing_key() -> str:
    return _signing_key_of(secrets.named()) if secrets.part() else server_key()


@cache
def _signing_key_of(_named: str) -> str:
    return secrets.secret("django").hex()


def changed(settings: dict[str, Any]) -> dict[str, Any]:
    """Return what is different in the `settings` of one office where there are many.

    Raises:
        ImproperlyConfigured: TAIZHANG_TENANCY says something else, or a database is none of
            PostgreSQL's.
    """
    if MODE == secrets.ONE_OFFICE:
        return {"SECRET_KEY": secrets.secret("django").hex()}
    if not MANY:
        raise ImproperlyConfigured(f"{secrets.TENANCY} is single or host, not {MODE}.")
    databases = settings["DATABASES"]
    if {database["ENGINE"] for database in databases.values()} != {POSTGRESQL}:
        raise ImproperlyConfigured(
            "Many offices need PostgreSQL: set TAIZHANG_DATABASE_URL and "
            "TAIZHANG_KEYS_DATABASE_URL."
        )
    return _of_many(settings["INSTALLED_APPS"], settings["MIDDLEWARE"], databases)


def _of_many(
    apps: list[str], middleware: list[str], databases: dict[str, Any]
) -> dict[str, Any]:
    place = middleware.index(_AFTER) + 1
    return {
        # Before django_tenants, whose `migrate` would go through all offices at once.
        "INSTALLED_APPS": ["taizhang.project.offices", "django_tenants", *apps],
        "MIDDLEWARE": [
            *middleware[:place],
            "taizhang.project.by_host.ByHost",
            *middleware[place:],
        ],
        "DATABASES": {
            alias: database | {"ENGINE": _ENGINE} for alias, database in databases.items()
        },
        "DATABASE_ROUTERS": [_ROUTER],
        "TENANT_SYNC_ROUTER": _ROUTER,
        "TENANT_MODEL": "offices.Office",
        "TENANT_DOMAIN_MODEL": "offices.Domain",
        "TENANT_APPS": [app for app in apps if app not in SHARED],
        # Once for each connection and turn, not before each query.
        "TENANT_LIMIT_SET_CALLS": True,
        "CACHES": {
            "default": {
                "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
                "KEY_FUNCTION": "taizhang.project.tenancy.cache_key",
                "OPTIONS": {"MAX_ENTRIES": _REMEMBERED_MOST},
            }
        },
        # Read anew each time: what one office signed, another does not take for its own.
        "SECRET_KEY": lazy(_signing_key, str)(),
    }
