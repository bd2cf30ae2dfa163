"""Tiles (c2sp.org/tlog-tiles): the tree and its entries as files that never change.

A tile is 256 neighbouring hashes of one level (each level of tiles is eight of the tree);
the last of a level may be narrower and then says so in its name.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from taizhang.core.tlog.proofs import Subtree
from taizhang.core.tlog.spelling import INDEX_LIMIT, Malformed, decimal

FULL_WIDTH = 256
LEVEL_LIMIT = 64
ENTRY_BYTES_MAX = 65_535

_LEVELS_IN_TILE = 8
_LENGTH_BYTES = 2
_PATH = re.compile(
    r"tile/(?P<level>entries|[0-9]{1,2})/(?P<index>(?:x[0-9]{3}/){0,6}[0-9]{3})"
    r"(?:\.p/(?P<width>[0-9]{1,3}))?"
)


@dataclass(frozen=True, slots=True)
class Tile:
    """The place of a tile. `level` None is a bundle of entries, which lie under level 0."""

    level: int | None
    index: int
    width: int = FULL_WIDTH

    def __post_init__(self) -> None:
        if not 0 <= (self.level or 0) < LEVEL_LIMIT:
            raise Malformed(f"no tiles at level {self.level}")
        if not (0 <= self.index < INDEX_LIMIT and 0 < self.width <= FULL_WIDTH):
            raise Malformed("no such tile")

    def path(self) -> str:
        """Return where the tile is served, below the log's prefix."""
        level = "entries" if self.level is None else str(self.level)
        digits = str(self.index)
        digits = digits.zfill(-(-len(digits) // 3) * 3)
        groups = [digits[at : at + 3] for at in range(0, len(digits), 3)]
        index = "/".join([*(f"x{group}" for group in groups[:-1]), groups[-1]])
        partial = "" if self.width == FULL_WIDTH else f".p/{self.width}"
        return f"tile/{level}/{index}{partial}"

    def content(self, node: Subtree) -> bytes:
        """Return the tile's bytes: its hashes one after the other."""
        if self.level is None:
            raise Malformed("a bundle holds entries, not hashes")
        level, first = self.level * _LEVELS_IN_TILE, self.index * FULL_WIDTH
        return b"".join(node(level, first + at) for at in range(self.width))


def parse_path(path: str) -> Tile:
    """Return the tile that is served at `path`.

    Raises:
        Malformed: no tile has this path (each tile has exactly one).
    """
    fields = _PATH.fullmatch(path)
    if fields is None:
        raise Malformed("not the path of a tile")
    level = None if fields["level"] == "entries" else decimal(fields["level"])
    index = int(re.sub("[x/]", "", fields["index"]))
    width = FULL_WIDTH if fields["width"] is None else decimal(fields["width"])
    tile = Tile(level, index, width)
    if tile.path() != path:
        raise Malformed("another spelling of a tile's path")
    return tile


def tiles_of(size: int) -> Iterator[Tile]:
    """Yield every tile of hashes that a tree of `size` leaves has, level by level."""
    level = 0
    while size:
        full, partial = divmod(size, FULL_WIDTH)
        yield from (Tile(level, index) for index in range(full))
        if partial:
            yield Tile(level, full, partial)
        size, level = full, level + 1


def bundle(entries: Iterable[bytes]) -> bytes:
    """Return a bundle's bytes: each entry after its length in two bytes.

    Raises:
        Malformed: an entry is longer than 65,535 bytes.
    """
    parts = []
    for entry in entries:
        if len(entry) > ENTRY_BYTES_MAX:
            raise Malformed(f"an entry of {len(entry)} bytes")
        parts.append(len(entry).to_bytes(_LENGTH_BYTES, "big") + entry)
    return b"".join(parts)


def entries_of(data: bytes) -> Iterator[bytes]:
    """Yield the entries of a bundle.

    Raises:
        Malformed: the bytes end inside an entry.
    """
    at = 0
    while at < len(data):
        start = at + _LENGTH_BYTES
        at = start + int.from_bytes(data[at:start], "big")
        if start > len(data) or at > len(data):
            raise Malformed("the bundle ends inside an entry")
        yield data[start:at]
