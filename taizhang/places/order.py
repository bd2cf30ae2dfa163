"""The order in which places stand in lists: each after what it lies in, 9 before 10."""

import re
from collections.abc import Iterable

from taizhang.places.models import Place
from taizhang.places.spelling import plain

Key = tuple[tuple[int, str], ...]


def by_name(name: str) -> Key:
    """Return what sorts names as people count: 9号楼 before 10号楼."""
    pieces = re.split(r"(\d+)", plain(name))
    return tuple(
        (int(piece), "") if piece.isdecimal() else (0, piece) for piece in pieces if piece
    )


def in_order(rows: Iterable[Place]) -> list[Place]:
    """Return `rows` as a tree is read: each place, then what lies in it.

    A place whose parent is not among them stands with those that have none.
    """
    known = list(rows)
    keys = {row.pk for row in known}
    under: dict[int | None, list[Place]] = {}
    for row in known:
        above = row.parent_id if row.parent_id in keys else None
        under.setdefault(above, []).append(row)
    for parts in under.values():
        parts.sort(key=lambda row: (row.order, _rank(row), row.pk))
    found: list[Place] = []
    waiting = under.get(None, [])[::-1]
    while waiting:
        row = waiting.pop()
        found.append(row)
        waiting += under.get(row.pk, [])[::-1]
    return found


def _rank(row: Place) -> Key:
    # Communities and grids keep the order in which the office entered them.
    counted = row.kind in {Place.Kind.BUILDING, Place.Kind.UNIT}
    return by_name(row.name) if counted else ()
