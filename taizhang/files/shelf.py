"""Where kept files lie: `files/ab/cd/<sha256>` in the data folder, written durably.

A file is whole or not there: it is written beside its place, made durable, and only then
given its name. The same bytes have one place, so writing twice is harmless.
"""

import hashlib
import os
import tempfile
from pathlib import Path
from typing import Final

from taizhang.keys.secrets import folder, sync

_READ_BYTES: Final = 1 << 20


def place(sha256: str) -> Path:
    """Return where the file with this hash lies, or would lie."""
    return folder() / "files" / sha256[:2] / sha256[2:4] / sha256


def put(data: bytes) -> str:
    """Write `data` to its place unless it lies there; return its SHA-256 in hex."""
    sha256 = hashlib.sha256(data).hexdigest()
    path = place(sha256)
    # A damaged file is written again: its name promises these bytes.
    if digest(path) != sha256:
        _make_folders(path.parent)
        _write(path, data)
    # Also when somebody else just wrote it: this may return before they are done.
    sync(path.parent)
    return sha256


def digest(path: Path) -> str | None:
    """Return the SHA-256 of the file at `path` in hex; None if there is none."""
    found = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while piece := file.read(_READ_BYTES):
                found.update(piece)
    except FileNotFoundError:
        return None
    return found.hexdigest()


def _make_folders(lowest: Path) -> None:
    for directory in (lowest.parent.parent, lowest.parent, lowest):
        if not directory.exists():
            directory.mkdir(mode=0o700, exist_ok=True)
            sync(directory.parent)


def _write(path: Path, data: bytes) -> None:
    handle, temporary = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise
