"""The plan of the grids as shapes to draw: from their outlines, or as a tidy table of tiles.

No online map: what is drawn is the office's own, and says that it is no survey.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from taizhang.places.models import Outline, Place

WIDTH = 1000
PAD = 12
POINTS_MOST = 80
# How much is seen around a grid that was chosen.
NEAR_WIDE, NEAR_HIGH = 640, 460
PER_ROW = 4
TILE_HEIGHT, HEAD_HEIGHT, GAP = 120, 64, 12
TONES = 6
Point = tuple[float, float]
Ring = list[list[float]]


@dataclass(frozen=True)
class Shape:
    """A grid on the plan: a path, where its name stands, a tone to tell it from others."""

    code: str
    name: str
    label: str
    path: str
    x: int
    y: int
    size: int
    tone: int
    here: bool


@dataclass(frozen=True)
class Heading:
    """The name of a community above its tiles."""

    text: str
    x: int
    y: int


@dataclass(frozen=True)
class Plan:
    """Everything to draw. `drawn`: shapes come from outlines and not from a table."""

    shapes: tuple[Shape, ...]
    headings: tuple[Heading, ...]
    left: int
    top: int
    width: int
    height: int
    drawn: bool


@dataclass(frozen=True)
class Named:
    """A grid as the plan names it, and the community it lies in."""

    code: str
    name: str
    community: str


@dataclass(frozen=True)
class Frame:
    """How points of outlines become points of the plan, and back."""

    left: float
    top: float
    scale: float
    squeeze: float
    height: int

    def onto(self, x: float, y: float) -> Point:
        """Return where a point lies on the plan."""
        across = (x * self.squeeze - self.left) * self.scale + PAD
        return across, (self.top - y) * self.scale + PAD

    def back(self, x: float, y: float) -> Point:
        """Return the point that lies there on the plan."""
        across = ((x - PAD) / self.scale + self.left) / self.squeeze
        return across, self.top - (y - PAD) / self.scale


# A drawing begins on an empty square; its points are its own.
EMPTY = Frame(left=0, top=WIDTH - 2 * PAD, scale=1, squeeze=1, height=WIDTH)


def frame_of(outlines: Sequence[Outline]) -> Frame:
    """Return the frame into which all `outlines` fit."""
    points = [point for each in outlines for ring in each.rings for point in ring]
    if not points:
        return EMPTY
    if not outlines[0].geographic:
        # A drawing keeps its square, so that the next grid can be drawn beside the first.
        return EMPTY
    middle = sum(y for _x, y in points) / len(points)
    squeeze = max(0.01, math.cos(math.radians(middle)))
    xs, ys = [x * squeeze for x, _y in points], [y for _x, y in points]
    wide, high = max(xs) - min(xs), max(ys) - min(ys)
    scale = (WIDTH - 2 * PAD) / max(wide, high, 1e-9)
    return Frame(min(xs), max(ys), scale, squeeze, round(high * scale) + 2 * PAD)


def plan_of(grids: Sequence[Named], outlines: Sequence[Outline], here: str = "") -> Plan:
    """Return the plan of `grids`; those without an outline stand in tiles below the others."""
    frame = frame_of(outlines)
    by_code = {each.place.code: each for each in outlines}
    drawn = [grid for grid in grids if grid.code in by_code]
    shapes = [
        _outlined(grid, by_code[grid.code], frame, number, here)
        for number, grid in enumerate(drawn)
    ]
    top = frame.height + GAP if drawn else 0
    rest = [grid for grid in grids if grid.code not in by_code]
    tiles, headings, height = _table(rest, top, here)
    plan = Plan((*shapes, *tiles), headings, 0, 0, WIDTH, max(height, top), bool(drawn))
    return _near(plan, shapes)


def _near(plan: Plan, drawn: Sequence[Shape]) -> Plan:
    """Return the part of `plan` around the grid that was chosen, where that is drawn."""
    here = next((shape for shape in drawn if shape.here), None)
    if here is None:
        return plan
    left = min(max(0, here.x - NEAR_WIDE // 2), max(0, plan.width - NEAR_WIDE))
    top = min(max(0, here.y - NEAR_HIGH // 2), max(0, plan.height - NEAR_HIGH))
    wide, high = min(NEAR_WIDE, plan.width), min(NEAR_HIGH, plan.height)
    # What is chosen is drawn last, so that its edge lies over its neighbours'.
    order = sorted(plan.shapes, key=lambda shape: shape.here)
    return replace(plan, shapes=tuple(order), left=left, top=top, width=wide, height=high)


def path_of(rings: Iterable[Ring], frame: Frame) -> str:
    """Return outlines as the path of an SVG, with no more points than can be seen."""
    return "".join(_closed(ring, frame) for ring in rings)


def _closed(ring: Ring, frame: Frame) -> str:
    every = math.ceil(len(ring) / POINTS_MOST)
    points = [frame.onto(*point) for point in ring[:-1][::every]]
    return "M" + "L".join(f"{round(x)} {round(y)}" for x, y in points) + "z"


def _outlined(grid: Named, outline: Outline, frame: Frame, number: int, here: str) -> Shape:
    largest = max(outline.rings, key=len)
    points = [frame.onto(*point) for point in largest[:-1]]
    xs, ys = [x for x, _y in points], [y for _x, y in points]
    middle_x, middle_y = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    label = grid.name.removesuffix("网格").strip()
    return Shape(
        code=grid.code,
        name=grid.name,
        label=label,
        path=path_of(outline.rings, frame),
        x=round(middle_x),
        y=round(middle_y),
        size=_size(label, max(xs) - min(xs)),
        tone=number % TONES,
        here=grid.code == here,
    )


def _table(
    grids: Sequence[Named], top: int, here: str
) -> tuple[list[Shape], tuple[Heading, ...], int]:
    """Return tiles under the names of their communities, and where they end."""
    under: dict[str, list[Named]] = {}
    for grid in grids:
        under.setdefault(grid.community, []).append(grid)
    shapes: list[Shape] = []
    headings = []
    y = top
    for number, (community, those) in enumerate(under.items()):
        headings.append(Heading(community, GAP, y + HEAD_HEIGHT - 20))
        y += HEAD_HEIGHT
        across = min(PER_ROW, len(those))
        width = (WIDTH - GAP * (across + 1)) // across
        for place, grid in enumerate(those):
            x = GAP + place % across * (width + GAP)
            line = y + place // across * (TILE_HEIGHT + GAP)
            shapes.append(_tile(grid, (x, line), width, number, here))
        y += math.ceil(len(those) / PER_ROW) * (TILE_HEIGHT + GAP)
    return shapes, tuple(headings), y


def _tile(
    grid: Named, corner: tuple[int, int], width: int, number: int, here: str
) -> Shape:
    x, y = corner
    label = grid.name.removesuffix("网格").strip()
    return Shape(
        code=grid.code,
        name=grid.name,
        label=label,
        path=f"M{x} {y}h{width}v{TILE_HEIGHT}h-{width}z",
        x=x + width // 2,
        y=y + TILE_HEIGHT // 2,
        size=_size(label, width),
        tone=number % TONES,
        here=grid.code == here,
    )


def _size(label: str, across: float) -> int:
    """Return how large to write a name: long ones shrink rather than run over the edge."""
    return max(8, min(36, round(across * 0.9 / max(1, _width(label)))))


def _width(text: str) -> float:
    """Return how many squares wide a text is: Latin letters take about half of one."""
    return sum(0.6 if letter.isascii() else 1 for letter in text)


def outlines_there() -> list[Outline]:
    """Return the outlines of the grids that there are. One query."""
    rows = Outline.objects.select_related("place").order_by("place__order", "place_id")
    return list(rows.filter(place__kind=Place.Kind.GRID, place__ended_on__isnull=True))
