"""The Merkle tree of RFC 6962: how leaves become one root, and how it grows.

Only complete subtrees have a place (level, index); they are made once and never change.
The ragged right edge is kept as a `Frontier`: one peak for each bit of the size.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

HASH_BYTES = 32
EMPTY_ROOT = sha256(b"").digest()


@dataclass(frozen=True, slots=True)
class Node:
    """A complete subtree: `index` counts from the left among those of 2**level leaves."""

    level: int
    index: int
    hash: bytes


def leaf_hash(leaf: bytes) -> bytes:
    """Return the hash of a leaf's bytes (prefix 0x00)."""
    return sha256(b"\x00" + leaf).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash of two subtrees side by side (prefix 0x01)."""
    return sha256(b"\x01" + left + right).digest()


def root(leaf_hashes: Iterable[bytes]) -> bytes:
    """Return the root over `leaf_hashes`, row by row; an odd last one moves up as it is."""
    row = list(leaf_hashes)
    if not row:
        return EMPTY_ROOT
    while len(row) > 1:
        odd = row[-1:] if len(row) % 2 else []
        row = [*map(node_hash, row[::2], row[1::2]), *odd]
    return row[0]


@dataclass(frozen=True, slots=True)
class Frontier:
    """All that is needed to go on growing a tree of `size` leaves.

    `peaks` are the roots of its complete subtrees, largest (leftmost) first.
    """

    size: int
    peaks: tuple[bytes, ...]

    def __post_init__(self) -> None:
        if self.size < 0 or len(self.peaks) != self.size.bit_count():
            raise ValueError(f"{len(self.peaks)} peaks cannot be a tree of {self.size}")

    def root(self) -> bytes:
        """Return the root of the whole tree."""
        if not self.peaks:
            return EMPTY_ROOT
        *larger, edge = self.peaks
        for peak in reversed(larger):
            edge = node_hash(peak, edge)
        return edge

    def append(self, added: bytes) -> tuple["Frontier", tuple[Node, ...]]:
        """Return the frontier with one more leaf, and the subtrees it completed."""
        return self.extend((added,))

    def extend(self, hashes: Iterable[bytes]) -> tuple["Frontier", tuple[Node, ...]]:
        """Return the frontier with `hashes` added, and every subtree completed by them.

        The nodes come in the order they are made, level 0 included: two for each leaf on
        average.
        """
        peaks, size, nodes = list(self.peaks), self.size, []
        for made in hashes:
            level, index, digest = 0, size, made
            nodes.append(Node(level, index, digest))
            while index & 1:
                digest = node_hash(peaks.pop(), digest)
                level, index = level + 1, index >> 1
                nodes.append(Node(level, index, digest))
            peaks.append(digest)
            size += 1
        return Frontier(size, tuple(peaks)), tuple(nodes)


START = Frontier(0, ())
