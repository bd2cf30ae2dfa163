"""How far a spot lies from an outline, in metres, good enough for a street."""

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from taizhang.core.likeness import PARTS, Spot

METRES_PER_DEGREE = 111_320
Ring = Sequence[Sequence[float]]


def metres(spot: Spot, rings: Sequence[Ring]) -> int:
    """Return how far `spot` is from the edge of `rings` of [east, north]; 0 inside.

    A second ring within the first is a yard: whoever stands there is outside.
    """
    edges = [edge for ring in rings for edge in _edges(spot, ring)]
    crossed = sum(_crosses(*edge) for edge in edges)
    if not edges or crossed % 2:
        return 0
    return round(min(_to_edge(*edge) for edge in edges))


Point = tuple[float, float]


def _edges(spot: Spot, ring: Ring) -> Iterator[tuple[Point, Point]]:
    """Yield the edges of `ring` in metres east and north of `spot`."""
    north, east = spot.north / PARTS, spot.east / PARTS
    wide = METRES_PER_DEGREE * math.cos(math.radians(north))
    points = [((x - east) * wide, (y - north) * METRES_PER_DEGREE) for x, y in ring]
    yield from pairwise([*points, points[0]])


def _crosses(one: Point, other: Point) -> bool:
    """Return whether a line from the spot to the east meets the edge."""
    (x, y), (x2, y2) = one, other
    return (y > 0) != (y2 > 0) and x + (x2 - x) * y / (y - y2) > 0


def _to_edge(one: Point, other: Point) -> float:
    (x, y), (across, up) = one, (other[0] - one[0], other[1] - one[1])
    length = across * across + up * up
    share = max(0.0, min(1.0, -(x * across + y * up) / length)) if length else 0.0
    return math.hypot(x + share * across, y + share * up)
