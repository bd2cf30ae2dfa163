"""What a backup says about itself: what it is a copy of, and the hash of every part.

Written last, whole or not at all: a folder without it is not a backup.
"""

import hashlib
import json
import os
import tempfile
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from django.db import connections, router
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.utils.translation import gettext_noop as _

from taizhang.backup.refusals import NotDone
from taizhang.keys.secrets import sync

NAME: Final = "manifest.json"
FORMAT: Final = 1
_BLOCK_BYTES: Final = 1 << 20


@dataclass(frozen=True)
class Part:
    """A file of the backup, by its hash and size."""

    sha256: str
    size_bytes: int


@dataclass(frozen=True)
class Manifest:
    """The copy of one database and what belongs to it. `size` and `root` are the log's.

    `files_missing`: kept files that were gone or damaged already where they lay.
    """

    engine: str
    origin: str
    made_at: str
    size: int
    root: str
    migrations: list[str]
    rows: dict[str, int]
    parts: dict[str, Part]
    files_count: int = 0
    files_missing: int = 0
    version: str = field(default_factory=lambda: version("taizhang"))
    format: int = FORMAT


def write(folder: Path, manifest: Manifest) -> None:
    """Write `manifest` into `folder`, whole or not at all."""
    text = json.dumps(asdict(manifest), ensure_ascii=False, indent=1, sort_keys=True)
    handle, temporary = tempfile.mkstemp(prefix=".", dir=folder)
    with os.fdopen(handle, "wb") as stream:
        stream.write(text.encode())
        stream.flush()
        os.fsync(stream.fileno())
    os.replace(temporary, folder / NAME)
    sync(folder)


def read(folder: Path) -> Manifest:
    """Return the manifest of the backup in `folder`.

    Raises:
        NotDone: it was made by a newer program, or is none of ours.
    """
    damaged = NotDone(
        _("%(name)s 里的清单读不出来，这份备份不完整。请换一份。"), name=folder.name
    )
    try:
        said: dict[str, Any] = json.loads((folder / NAME).read_bytes())
    except (OSError, ValueError) as unreadable:
        raise damaged from unreadable
    if not isinstance(said, dict) or not isinstance(said.get("format"), int):
        raise damaged
    if said["format"] > FORMAT:
        raise _newer(said.get("version", "?"))
    try:
        parts = {name: Part(**part) for name, part in said.pop("parts").items()}
        return Manifest(**said, parts=parts)
    except (TypeError, KeyError, AttributeError) as unknown:
        raise damaged from unknown


def refuse_newer(manifest: Manifest) -> None:
    """Look whether this program knows all that the backup's program knew.

    Raises:
        NotDone: the backup was made by a newer program.
    """
    known = MigrationLoader(None).disk_migrations
    assert known is not None
    there = {f"{app}.{name}" for app, name in known}
    if _steps(manifest.version) > _steps(version("taizhang")) or not (
        set(manifest.migrations) <= there
    ):
        raise _newer(manifest.version)


def applied(alias: str) -> list[str]:
    """Return the migrations whose tables the database `alias` holds, as `app.name`."""
    return sorted(
        f"{app}.{name}"
        for app, name in MigrationRecorder(connections[alias]).applied_migrations()
        # Django also records those that, by the routers, made nothing here.
        if router.allow_migrate(alias, app)
    )


def forget_others(alias: str, manifest: Manifest) -> None:
    """Take for not made, in the restored `alias`, what the manifest does not name.

    Where the copy comes from, tables may lie elsewhere that belong here.
    """
    recorder = MigrationRecorder(connections[alias])
    for app, name in recorder.applied_migrations():
        if f"{app}.{name}" not in manifest.migrations:
            recorder.record_unapplied(app, name)


def part_of(path: Path) -> Part:
    """Return `path`, which is durable already, as a part."""
    return Part(digest(path), path.stat().st_size)


def digest(path: Path) -> str:
    """Return the SHA-256 of the file `path` in hex."""
    found = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK_BYTES):
            found.update(block)
    return found.hexdigest()


def _newer(version_of_backup: str) -> NotDone:
    return NotDone(
        _("这份备份是更新的版本 %(theirs)s 做的，本机是 %(ours)s。请先更新程序，再恢复。"),
        theirs=version_of_backup,
        ours=version("taizhang"),
    )


def _steps(version_number: str) -> tuple[int, ...]:
    return tuple(int(step) for step in version_number.split(".") if step.isdecimal())
