"""Databases of one's own beside those of the run, for what works in processes of its own."""

import contextlib
import os
import secrets
from collections.abc import Iterator

import psycopg

ADDRESSES = ("TAIZHANG_DATABASE_URL", "TAIZHANG_KEYS_DATABASE_URL")


@contextlib.contextmanager
def databases() -> Iterator[dict[str, str]]:
    """Yield the addresses of two empty PostgreSQL databases, as the environment has them."""
    server = os.environ[ADDRESSES[0]].rpartition("/")[0]
    names = {name: f"fresh_{secrets.token_hex(6)}" for name in ADDRESSES}
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        for database in names.values():
            connection.execute(f"CREATE DATABASE {database}".encode())
        try:
            yield {name: f"{server}/{database}" for name, database in names.items()}
        finally:
            for database in names.values():
                connection.execute(f"DROP DATABASE {database} WITH (FORCE)".encode())
