"""Sheets with QR codes to print: for a door, a wall, a box. Each leads to `/s/<code>/`."""

from collections.abc import Iterable
from dataclasses import dataclass

from taizhang.atlas.tree import Tree, named
from taizhang.places.models import Place, Point
from taizhang.tongue import local
from taizhang.web.receipts import sign

# A door sheet holds eight to a page; nobody prints more than a few estates at once.
PRINTED_MOST = 400


@dataclass(frozen=True)
class Poster:
    """One code with its words. `path`: the dark squares as the path of an SVG of `size`."""

    name: str
    note: str
    path: str
    size: int


def posters(tree: Tree, row: Place, points: Iterable[Point], address: str) -> list[Poster]:
    """Return the codes of a place, of everything in it that is there, and of its points."""
    inside = [row, *(each for each in tree.inside(row) if each.ended_on is None)]
    wanted = [(each.code, named(each), _around(tree, each)) for each in inside]
    wanted += [
        (point.code, local(point.name, point.name_en), str(Point.Kind(point.kind).label))
        for point in points
    ]
    return [
        Poster(name, note, *sign(code, address))
        for code, name, note in wanted[:PRINTED_MOST]
    ]


def _around(tree: Tree, row: Place) -> str:
    return " · ".join(named(each) for each in tree.upwards(row)[1:][-2:])
