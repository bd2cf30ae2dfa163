"""Kept files on their way into a backup and out of it: by hash, each copied once."""

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final

from taizhang.files import shelf
from taizhang.files.models import Attachment
from taizhang.keys.secrets import sync

LIST: Final = "files.txt"
_BLOCK_BYTES: Final = 1 << 20
Told = Callable[[int], None]


def named() -> list[str]:
    """Return the hashes of all kept files, thumbnails included, sorted. One query."""
    pairs = Attachment.objects.values_list("sha256", "thumbnail_sha256")
    return sorted({sha256 for pair in pairs for sha256 in pair if sha256})


def bytes_to_copy(hashes: Iterable[str], pool: Path) -> int:
    """Return how many bytes of `hashes` are not in `pool` yet."""
    missing = (sha256 for sha256 in hashes if not _place(pool, sha256).exists())
    return sum(_size(shelf.place(sha256)) for sha256 in missing)


def take(hashes: list[str], pool: Path, told: Told) -> list[str]:
    """Copy into `pool` what it has not got of `hashes`; return those that are whole there.

    What lies there already is compared by size; every byte of it is read again by a
    restore and by the drill.
    """
    return [
        sha256
        for sha256 in _counted(hashes, told)
        if _alike(sha256, pool) or _copied(shelf.place(sha256), pool, sha256)
    ]


def give_back(hashes: list[str], pool: Path, told: Told) -> None:
    """Copy `hashes` out of `pool` to where kept files lie."""
    shelves = shelf.place("0" * 64).parents[2]
    for sha256 in _counted(hashes, told):
        _copied(_place(pool, sha256), shelves, sha256)


def damaged(hashes: list[str], pool: Path, told: Told) -> list[str]:
    """Return those of `hashes` that `pool` has not got whole."""
    return [
        sha256
        for sha256 in _counted(hashes, told)
        if shelf.digest(_place(pool, sha256)) != sha256
    ]


def write_list(folder: Path, hashes: list[str]) -> Path:
    """Write which files belong to the backup in `folder`, one a line."""
    path = folder / LIST
    with path.open("w", encoding="ascii") as stream:
        stream.writelines(f"{sha256}\n" for sha256 in hashes)
        stream.flush()
        os.fsync(stream.fileno())
    return path


def read_list(folder: Path) -> list[str]:
    """Return which files belong to the backup in `folder`."""
    return (folder / LIST).read_text(encoding="ascii").split()


def bytes_in(pool: Path, hashes: Iterable[str]) -> int:
    """Return how many bytes `hashes` take in `pool`."""
    return sum(_size(_place(pool, sha256)) for sha256 in hashes)


def _counted(hashes: list[str], told: Told) -> Iterator[str]:
    for count, sha256 in enumerate(hashes):
        told(count)
        yield sha256


def _place(pool: Path, sha256: str) -> Path:
    return pool / sha256[:2] / sha256[2:4] / sha256


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def _alike(sha256: str, pool: Path) -> bool:
    there, here = _place(pool, sha256), shelf.place(sha256)
    # What is gone from its shelf may still be whole in an earlier backup.
    if not here.exists():
        return shelf.digest(there) == sha256
    return _size(there) == _size(here) > 0


def _copied(source: Path, pool: Path, sha256: str) -> bool:
    """Copy `source` to its place in `pool`; return whether it was there and whole."""
    if not source.exists():
        return False
    target = _place(pool, sha256)
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(prefix=".", suffix=".part", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as copied, source.open("rb") as stream:
            found = hashlib.sha256()
            while block := stream.read(_BLOCK_BYTES):
                found.update(block)
                copied.write(block)
            copied.flush()
            os.fsync(copied.fileno())
        if found.hexdigest() != sha256:
            return False
        os.replace(temporary, target)
        sync(target.parent)
    finally:
        Path(temporary).unlink(missing_ok=True)
    return True
