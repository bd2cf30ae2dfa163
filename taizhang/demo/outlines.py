"""A drawn plan of the demo's grids: a mesh of quarters, no two quite alike, and no survey."""

import datetime as dt

from taizhang.places.models import Outline, Place

ACROSS = 4
# Where the lines of the mesh cross, row by row from the north; y grows to the north.
CROSSINGS = (
    ((0, 980), (240, 980), (520, 980), (760, 980), (976, 980)),
    ((0, 720), (250, 760), (510, 735), (770, 765), (976, 730)),
    ((0, 480), (270, 500), (500, 470), (750, 505), (976, 470)),
    ((0, 240), (240, 225), (515, 250), (735, 220), (976, 245)),
    ((0, 0), (250, 0), (500, 0), (750, 0), (976, 0)),
)
# The grids of a community lie side by side; the last three quarters are fields.
LYING = (
    *("qinghe-01", "qinghe-05", "binhe-02", "binhe-03"),
    *("heping-01", "heping-02", "anlan-01", "anlan-02"),
    *("yucai-01", "xiangyang-01", "guangming-01", "guangming-02"),
    "songtao-01",
)


def draw_outlines(at: dt.datetime) -> None:
    """Write an outline for each grid that is there."""
    rows = Place.objects.filter(kind=Place.Kind.GRID, ended_on=None).in_bulk(
        field_name="code"
    )
    Outline.objects.bulk_create(
        Outline(place=rows[code], rings=[_quarter(number)], at=at)
        for number, code in enumerate(LYING)
        if code in rows
    )


def _quarter(number: int) -> list[list[float]]:
    row, column = divmod(number, ACROSS)
    north, south = CROSSINGS[row], CROSSINGS[row + 1]
    corners = (north[column], north[column + 1], south[column + 1], south[column])
    return [[float(x), float(y)] for x, y in (*corners, corners[0])]
