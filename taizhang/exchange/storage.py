"""The files of imports, in the data folder: what was uploaded, and what was read from it.

`imports/<sha256>` is a file as it came. Of a batch, `.clean` holds the rows with nothing to
say about them, `.doubts` the others, `.look` what the pages show of the file, and `.rows`
all that are to come in, one a line, so that a chunk can begin where the last one ended.
Only their owner may read any of them.
"""

import hashlib
import json
import os
import tempfile
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from taizhang.keys.secrets import folder, sync

PARTS = ("clean", "doubts", "alike", "look", "rows")
_BLOCK_BYTES = 1 << 20


def keep(upload: Iterable[bytes]) -> str:
    """Write an uploaded file, given in blocks, to its place; return its SHA-256 in hex."""
    digest = hashlib.sha256()
    with _written_beside() as (stream, name):
        for block in upload:
            digest.update(block)
            stream.write(block)
    sha256 = digest.hexdigest()
    os.replace(name, original(sha256))
    sync(_imports())
    return sha256


def blocks(stream: BinaryIO) -> Iterator[bytes]:
    """Yield what is left in `stream`, a block at a time."""
    while block := stream.read(_BLOCK_BYTES):
        yield block


def original(sha256: str) -> Path:
    """Return where the uploaded file with this hash lies."""
    return _imports() / sha256


def part(batch: str, name: str) -> Path:
    """Return where a part of what was read of a batch lies."""
    assert name in PARTS, f"{name} is no part of a batch"
    return _imports() / f"{batch}.{name}"


@contextmanager
def writing(batch: str, name: str) -> Iterator[BinaryIO]:
    """Give a stream for a part of `batch`; it is there once the stream is left well."""
    with _written_beside() as (stream, temporary):
        yield stream
    os.replace(temporary, part(batch, name))
    sync(_imports())


def write_json(batch: str, name: str, value: Any) -> None:
    """Write a part of `batch` as JSON."""
    with writing(batch, name) as stream:
        stream.write(json.dumps(value, ensure_ascii=False).encode("utf-8", "replace"))


def read_json(batch: str, name: str) -> Any:
    """Return a part of `batch` written as JSON; None once the batch is finished."""
    try:
        return json.loads(part(batch, name).read_bytes())
    except FileNotFoundError:
        return None


def forget_parts(batch: str) -> None:
    """Remove what was read for a batch; the file it came from stays."""
    for name in PARTS:
        part(batch, name).unlink(missing_ok=True)


def strays(known: Collection[str], before: float) -> Iterator[Path]:
    """Yield files that belong to none of the `known` batches and hashes.

    Those written after `before`, in seconds of the epoch, may be about to belong.
    """
    for path in _imports().iterdir():
        if path.name.partition(".")[0] not in known and path.stat().st_mtime < before:
            yield path


def _imports() -> Path:
    path = folder() / "imports"
    path.mkdir(mode=0o700, exist_ok=True)
    return path


@contextmanager
def _written_beside() -> Iterator[tuple[BinaryIO, str]]:
    """Give a stream to a new file beside its later place, and make it durable after."""
    handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=_imports())
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream, name
            stream.flush()
            os.fsync(stream.fileno())
    except BaseException:
        os.unlink(name)
        raise
