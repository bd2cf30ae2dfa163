"""The log as it is handed out: one leaf a line, its exact bytes, and the tree's root."""

import base64
import os
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from taizhang.core.tlog.tree import HASH_BYTES, Frontier
from taizhang.ledger import models


@dataclass(frozen=True)
class TreeHead:
    """How large the log is, and the root over all its leaves (base64)."""

    origin: str
    size: int
    root: str


def tree_head() -> TreeHead:
    """Return where the log stands. An office without an entry has size 0 and no origin."""
    row = models.Head.objects.first()
    if row is None:
        return TreeHead("", 0, _text(Frontier(0, ()).root()))
    return TreeHead(row.origin, row.size, _text(frontier_of(row).root()))


def leaves(size: int) -> Iterator[bytes]:
    """Yield the first `size` leaves in their order, reading a chunk at a time.

    What is added meanwhile lies behind them, so nobody who writes has to wait.
    """
    rows = models.Entry.objects.filter(seq__lt=size).order_by("seq")
    for leaf in rows.values_list("leaf", flat=True).iterator(chunk_size=2000):
        yield bytes(leaf)


def policies() -> frozenset[str]:
    """Return by which policies matters have been judged so far. One query."""
    return frozenset(models.KnownPolicy.objects.values_list("policy", flat=True))


def place(path: Path, blocks: Iterable[bytes]) -> None:
    """Write `blocks` to the file `path`, whole or not at all."""
    folder = path.absolute().parent
    handle, temporary = tempfile.mkstemp(prefix=f".{path.name}-", dir=folder)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(blocks)
        os.replace(temporary, path)
    finally:
        Path(temporary).unlink(missing_ok=True)


def frontier_of(head: models.Head) -> Frontier:
    """Return the right edge of the tree as `head` keeps it."""
    peaks = bytes(head.peaks)
    sliced = (peaks[i : i + HASH_BYTES] for i in range(0, len(peaks), HASH_BYTES))
    return Frontier(head.size, tuple(sliced))


def _text(digest: bytes) -> str:
    return base64.b64encode(digest).decode()
