"""Copying what is kept in a PostgreSQL database, and putting a copy back, by its own programs.

An office has one schema: `public` where the database is its own, another beside those of
others. A copy of that schema can be put back under another name.
"""

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any, Final

from django.db import DatabaseError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils.translation import gettext_noop as _

from taizhang.backup.refusals import NotDone

# The schema of who has a database alone; pg_dump takes it for granted and does not name it.
_ALONE: Final = "public"
_NAMED: Final = re.compile(r"^\d+; \d+ \d+ SCHEMA - (\S+)", re.MULTILINE)
_LIBPQ: Final = {
    "PGHOST": "HOST",
    "PGPORT": "PORT",
    "PGUSER": "USER",
    "PGPASSWORD": "PASSWORD",
    "PGDATABASE": "NAME",
}


def dump(connection: BaseDatabaseWrapper, target: Path, *options: str) -> None:
    """Write a copy of the present schema to the new file `target`.

    Raises:
        NotDone: PostgreSQL's own program is missing, or failed.
    """
    said = ["--format=custom", "--no-owner", "--no-privileges", f"--file={target}"]
    if (schema := _schema(connection)) != _ALONE:
        said.append(f"--schema={schema}")
    if connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_export_snapshot()")
            said.append(f"--snapshot={cursor.fetchone()[0]}")
    _run(connection, "pg_dump", *said, *options)


def put_back(connection: BaseDatabaseWrapper, source: Path) -> None:
    """Put the copy `source` in the place of the present schema, in which nothing is yet.

    Raises:
        NotDone: the schema that the copy brings is somebody else's here, or the database
            does not let it be put in place, or PostgreSQL's own program failed.
    """
    here, there = _schema(connection), _schema_in(connection, source)
    if there != here and _taken(connection, there):
        raise NotDone(
            _(
                "备份里的 schema 叫 %(there)s，这个数据库里已经有一个，没有恢复。"
                "请先恢复到另一个空的数据库。"
            ),
            there=there,
        )
    if there == _ALONE:
        _restore(connection, source)
        return
    # It brings its schema along. Without CASCADE only an empty one can be dropped.
    _change(connection, f'DROP SCHEMA "{here}"', here)
    try:
        _restore(connection, source)
    except NotDone:
        _change(connection, f'CREATE SCHEMA "{here}"', here)
        raise
    if there != here:
        _change(connection, f'ALTER SCHEMA "{there}" RENAME TO "{here}"', here)


def _restore(connection: BaseDatabaseWrapper, source: Path) -> None:
    program = ("pg_restore", "--no-owner", "--no-privileges", "--exit-on-error")
    base = str(connection.settings_dict["NAME"])
    _run(connection, *program, "--single-transaction", f"--dbname={base}", str(source))


def _schema(connection: BaseDatabaseWrapper) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_schema()")
        return str(cursor.fetchone()[0])


def _schema_in(connection: BaseDatabaseWrapper, source: Path) -> str:
    named = _NAMED.search(_run(connection, "pg_restore", "--list", str(source)))
    return named[1] if named else _ALONE


def _taken(connection: BaseDatabaseWrapper, schema: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regnamespace(%s) IS NOT NULL", [schema])
        return bool(cursor.fetchone()[0])


def _change(connection: BaseDatabaseWrapper, statement: str, schema: str) -> None:
    try:
        with connection.cursor() as cursor:
            cursor.execute(statement)
    except DatabaseError as forbidden:
        raise NotDone(
            _(
                "数据库不让替换 schema %(schema)s，没有恢复。"
                "请让它归运行本程序的账号所有，再做一次。"
            ),
            schema=schema,
        ) from forbidden


def _run(connection: BaseDatabaseWrapper, program: str, *options: str) -> str:
    """Run one of PostgreSQL's own programs; return what it printed."""
    settings = connection.settings_dict
    # By the environment: what stands in a command line can be read by every account.
    address = {name: str(settings[key]) for name, key in _LIBPQ.items() if settings[key]}
    extra: dict[str, Any] = settings.get("OPTIONS") or {}
    if "sslmode" in extra:
        address["PGSSLMODE"] = extra["sslmode"]
    done = subprocess.run(
        [str(_found(program, connection)), "--no-password", *options],
        env=os.environ | address,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        lines = done.stderr.strip().splitlines()
        raise NotDone(
            _("%(program)s 没有做成：%(said)s"), program=program, said="".join(lines[-1:])
        )
    return done.stdout


def _found(program: str, connection: BaseDatabaseWrapper) -> Path:
    """Return where `program` lies: of the server's own version if there is one."""
    connection.ensure_connection()
    server = getattr(connection, "pg_version", 0) // 10000
    own = Path(f"/usr/lib/postgresql/{server}/bin/{program}")
    on_path = shutil.which(program)
    others = sorted(
        Path("/usr/lib/postgresql").glob(f"*/bin/{program}"),
        key=lambda path: int(re.sub(r"\D", "", path.parts[-3]) or 0),
    )
    for path in (own, *([Path(on_path)] if on_path else []), *reversed(others)):
        if path.exists():
            return path
    raise NotDone(
        _("没有找到 %(program)s。请装上 PostgreSQL %(version)s 的客户端程序，再做一次。"),
        program=program,
        version=server,
    )
