"""The log under examination: its order, its own entries, and the tree over all of them."""

from array import array
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from taizhang.core.tlog.tree import HASH_BYTES, Frontier, leaf_hash
from taizhang.ledger import models, rows
from taizhang.ledger.export import frontier_of
from taizhang.ledger.logbook import Told

AT_ONCE = 1000
NODES = 'SELECT "index", hash FROM ledger_node WHERE level = %s ORDER BY "index"'
ERASED = """
SELECT entry_id, erased_by_id, subject FROM ledger_opening
WHERE erased_by_id IS NOT NULL ORDER BY entry_id
"""


class Hashes:
    """The hashes of leaves by seq, as they were met, in any order."""

    def __init__(self) -> None:
        self.seqs = array("q")
        self.digests = bytearray()

    def add(self, seq: int, leaf: bytes) -> None:
        """Take in a leaf."""
        self.seqs.append(seq)
        self.digests += leaf_hash(leaf)

    def take(self, others: "Hashes") -> None:
        """Take in what another process met."""
        self.seqs += others.seqs
        self.digests += others.digests

    def in_order(self) -> tuple[bytearray, list[int]]:
        """Return the hashes one after another up to the last seq, and the missing seqs."""
        size = max(self.seqs, default=-1) + 1
        ordered = bytearray(size * HASH_BYTES)
        there = bytearray(size)
        for place, seq in enumerate(self.seqs):
            start = place * HASH_BYTES
            ordered[seq * HASH_BYTES : (seq + 1) * HASH_BYTES] = self.digests[
                start : start + HASH_BYTES
            ]
            there[seq] = 1
        return ordered, [seq for seq, one in enumerate(there) if not one]


def order(hashes: Hashes, head: models.Head) -> Iterator[str]:
    """Yield which entries are missing, and what is wrong with the tree over the others."""
    level, missing = hashes.in_order()
    for seq in missing:
        yield _("第 %(seq)d 条：账目或它的底稿不见了。") % {"seq": seq}
        # Going on by the hash that was kept of it, so that only it is named.
        level[seq * HASH_BYTES : (seq + 1) * HASH_BYTES] = _kept_hash(seq)
    yield from _tree(bytes(level), head)


def own(said: Iterable[tuple[int, Mapping[str, Any]]]) -> Iterator[str]:
    """Yield what does not fit the log's own entries, by seq: erasures and rolls."""
    told, erased = Told(), {}
    for seq, fields in said:
        told.take(fields)
        if fields.get("kind") == "voice-erased":
            erased[seq] = f"{fields.get('of')}/{fields.get('voice', 0)}"
    for seq, by, subject in rows.every(ERASED):
        if erased.get(by) != subject:
            yield _("第 %(seq)d 条：内容被清空，所指的第 %(by)d 条却不是删除它的记录。") % {
                "seq": seq,
                "by": by,
            }
    actors = dict(models.KnownActor.objects.values_list("pseudonym", "unit"))
    policies = set(models.KnownPolicy.objects.values_list("policy", flat=True))
    if actors != told.actors or policies != told.policies:
        yield _("经手人或标准的名册与账本所载不符。请运行 rebuild 重建。")


def _kept_hash(seq: int) -> bytes:
    kept = rows.value('SELECT hash FROM ledger_node WHERE level = 0 AND "index" = %s', seq)
    whole = kept is not None and len(kept) == HASH_BYTES
    return bytes(kept) if whole else leaf_hash(b"")


def _tree(leaves: bytes, head: models.Head) -> Iterator[str]:
    """Yield where the stored tree is not the one that `leaves`, all hashes, make."""
    size = len(leaves) // HASH_BYTES
    here, number, peaks = leaves, 0, []
    while here:
        yield from _level(number, here)
        count = len(here) // HASH_BYTES
        if count % 2:
            peaks.append(here[-HASH_BYTES:])
        here, number = _above(here), number + 1
    yield from _end(Frontier(size, tuple(reversed(peaks))), head)


def _above(level: bytes) -> bytes:
    """Return the hashes of the complete pairs of `level`."""
    pair = 2 * HASH_BYTES
    last = len(level) // pair * pair
    return b"".join(
        [sha256(b"\x01" + level[at : at + pair]).digest() for at in range(0, last, pair)]
    )


def _level(number: int, right: bytes) -> Iterator[str]:
    """Yield the stored nodes of a level that are not the `right` ones."""
    count = len(right) // HASH_BYTES
    with connection.cursor() as cursor:
        cursor.execute(NODES, [number])
        expected = 0
        while kept := cursor.fetchmany(AT_ONCE):
            expected = yield from _beside(number, right, expected, kept)
    for index in range(expected, count):
        yield _node(number, index)


def _beside(
    number: int, right: bytes, expected: int, kept: Sequence[tuple[int, Any]]
) -> Generator[str, None, int]:
    """Yield the nodes from `expected` to the last one `kept` that differ; return the next."""
    start, end = expected * HASH_BYTES, (expected + len(kept)) * HASH_BYTES
    if b"".join([bytes(digest) for _index, digest in kept]) == right[start:end] and (
        kept[-1][0] - kept[0][0] == len(kept) - 1 and kept[0][0] == expected
    ):
        return expected + len(kept)
    found = {index: bytes(digest) for index, digest in kept}
    last = min(kept[-1][0], len(right) // HASH_BYTES - 1)
    for index in range(expected, last + 1):
        start = index * HASH_BYTES
        if found.get(index) != right[start : start + HASH_BYTES]:
            yield _node(number, index)
    return max(expected, last + 1)


def _node(level: int, index: int) -> str:
    first = index << level
    return _("树上第 %(level)d 层盖住第 %(first)d 至 %(last)d 条的结点与账目不符。") % {
        "level": level,
        "first": first,
        "last": first + (1 << level) - 1,
    }


def _end(right: Frontier, head: models.Head) -> Iterator[str]:
    """Yield where the end of the tree is not the one that the head keeps."""
    size = right.size
    nodes = sum(size >> level for level in range(size.bit_length()))
    if size != head.size:
        yield _("账本首部写着共 %(says)d 条，实有 %(are)d 条。") % {
            "says": head.size,
            "are": size,
        }
    elif len(head.peaks) != len(right.peaks) * HASH_BYTES or (
        frontier_of(head).root() != right.root()
    ):
        yield _("账本首部的树根，不是这些账目的树根。")
    if (stored := models.Node.objects.count()) != nodes:
        yield _("树上存着 %(stored)d 个结点，照账目应有 %(right)d 个。") % {
            "stored": stored,
            "right": nodes,
        }
