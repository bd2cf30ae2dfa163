"""The files of imports, in the data folder: what was uploaded, and what was read from it.

`imports/<sha256>` is a file as it came; `imports/<batch>.rows` holds the rows that are
still to come in, one a line, so that a chunk can begin where the last one ended; and
`imports/<batch>.problems` the first rows to look at. Only their owner may read any of them.
"""

import hashlib
import json
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from taizhang.keys.secrets import folder, sync

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


def rows(batch: str) -> Path:
    """Return where the staged rows of a batch lie."""
    return _imports() / f"{batch}.rows"


@contextmanager
def staging(batch: str) -> Iterator[BinaryIO]:
    """Give a stream for the staged rows of `batch`; they are there once it is left well."""
    with _written_beside() as (stream, name):
        yield stream
    os.replace(name, rows(batch))
    sync(_imports())


def write_problems(batch: str, problems: list[dict[str, Any]]) -> None:
    """Write the first rows to look at."""
    with _written_beside() as (stream, name):
        stream.write(json.dumps(problems, ensure_ascii=False).encode())
    os.replace(name, _problems(batch))


def problems(batch: str) -> list[dict[str, Any]]:
    """Return the first rows to look at; none once the batch is finished."""
    try:
        found = json.loads(_problems(batch).read_bytes())
    except FileNotFoundError:
        return []
    assert isinstance(found, list)
    return found


def forget_rows(batch: str) -> None:
    """Remove what was read for a batch; the file it came from stays."""
    rows(batch).unlink(missing_ok=True)
    _problems(batch).unlink(missing_ok=True)


def _problems(batch: str) -> Path:
    return _imports() / f"{batch}.problems"


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
