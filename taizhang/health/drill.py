"""The drill: the latest backup restored into a scratch copy, examined, and thrown away.

In a process of its own, with a data folder of its own, so that the office's ledger cannot
be touched. On PostgreSQL the scratch databases stand beside the office's own.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit, urlunsplit

from django.db import DatabaseError, connections
from django.utils.timezone import now
from django.utils.translation import gettext_noop as _

from taizhang.backup import databases
from taizhang.backup.refusals import NotDone
from taizhang.health import plan
from taizhang.keys.secrets import ONE_OFFICE, TENANCY
from taizhang.keys.secrets import folder as data_folder
from taizhang.ledger import export
from taizhang.web import vitals

_LOOK_SECONDS: Final = 0.5
_ADDRESSES: Final = {
    "TAIZHANG_DATABASE_URL": databases.LEDGER,
    "TAIZHANG_KEYS_DATABASE_URL": databases.KEYS,
}


@dataclass(frozen=True)
class Drilled:
    """Whether the backup came back whole, and the last thing the restore said."""

    sound: bool
    said: str


def drill(told: Callable[[], None]) -> Drilled:
    """Restore the latest backup into a scratch copy and return how it went.

    `told` is called now and then; what it raises ends the drill.

    Raises:
        NotDone: PostgreSQL allows no scratch database.
    """
    folders = plan.folders()
    _sweep()
    scratch = Path(tempfile.mkdtemp(prefix="drill-", dir=data_folder()))
    options = ["--keys", str(folders.keys)] if folders.keys else []
    try:
        with _scratch_databases() as addresses:
            code, said = _restored(
                scratch, [str(folders.folder), *options], addresses, told
            )
    finally:
        shutil.rmtree(scratch)
    done = Drilled(code == 0, said)
    vitals.remember(vitals.DRILL, at=now().isoformat(), sound=done.sound, said=done.said)
    return done


def _restored(
    scratch: Path, words: list[str], addresses: dict[str, str], told: Callable[[], None]
) -> tuple[int, str]:
    own = {name: value for name, value in os.environ.items() if name not in _ADDRESSES}
    with tempfile.TemporaryFile(mode="w+", encoding="utf-8") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "taizhang", "--data", str(scratch), "restore", *words],
            # In its scratch databases the office is alone, wherever it lives.
            env=own | addresses | {TENANCY: ONE_OFFICE, "PYTHONIOENCODING": "utf-8"},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            while process.poll() is None:
                told()
                time.sleep(_LOOK_SECONDS)
        finally:
            process.kill()
            process.wait()
        output.seek(0)
        lines = output.read().strip().splitlines()
    return process.returncode, "".join(lines[-1:])


@contextmanager
def _scratch_databases() -> Iterator[dict[str, str]]:
    """Give the addresses of empty databases; none where SQLite needs none."""
    given = {name: os.environ[name] for name in _ADDRESSES if os.environ.get(name)}
    mark = export.tree_head().origin.partition("/")[0] or "empty"
    scratch = {name: f"taizhang_drill_{mark}_{_ADDRESSES[name]}" for name in given}
    try:
        for name, database in scratch.items():
            # One that was left by a drill that was killed.
            _maintain(_ADDRESSES[name], f'DROP DATABASE IF EXISTS "{database}"')
            _maintain(_ADDRESSES[name], f'CREATE DATABASE "{database}"')
    except DatabaseError as forbidden:
        raise NotDone(
            _(
                "数据库不让新建演练用的库。请让数据库管理员给账号 CREATEDB 权限，"
                "或另找一台机器演练恢复。"
            )
        ) from forbidden
    try:
        yield {
            name: urlunsplit(urlsplit(url)._replace(path=f"/{scratch[name]}"))
            for name, url in given.items()
        }
    finally:
        for name, database in scratch.items():
            _maintain(_ADDRESSES[name], f'DROP DATABASE IF EXISTS "{database}"')


def _maintain(alias: str, statement: str) -> None:
    with connections[alias].cursor() as cursor:
        cursor.execute(statement)


def _sweep() -> None:
    """Remove what a drill that was killed has left; only one runs at a time."""
    for path in data_folder().glob("drill-*"):
        shutil.rmtree(path)
