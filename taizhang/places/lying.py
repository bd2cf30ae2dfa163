"""In which grid a place lay on a day: grids are split and moved, last year's matters are not."""

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from taizhang.places.models import EarlierPlacement, Place
from taizhang.places.names import place_names
from taizhang.places.order import in_order


@dataclass(frozen=True)
class Lain:
    """Where a place lay until each of the days `until`, the earliest first; then `now`."""

    until: tuple[dt.date, ...]
    above: tuple[int, ...]
    now: int | None

    def on(self, day: dt.date) -> int | None:
        """Return the key of what the place lay in on `day`, None for the subdistrict."""
        index = bisect_right(self.until, day)
        return self.above[index] if index < len(self.above) else self.now


@dataclass(frozen=True)
class Grids:
    """The grids of the office: what they are called, and what lay in them when.

    `names`: by code, in the office's order; one that has ended says so.
    """

    names: dict[str, str]
    rows: dict[int, tuple[str, bool]]
    keys: dict[str, int]
    lain: dict[int, Lain]

    def name_on(self, code: str, day: dt.date) -> str:
        """Return the name of the grid in which the place `code` lay on `day`, "" for none."""
        here = self.keys.get(code)
        while here is not None:
            found, is_grid = self.rows[here]
            if is_grid:
                return self.names[found]
            here = self.lain[here].on(day)
        return ""


def grids() -> Grids:
    """Return the grids as they are now and as they were. Three queries, four at most."""
    rows = in_order(Place.objects.order_by("pk"))
    earlier: dict[int, list[tuple[dt.date, int]]] = {}
    for placed in EarlierPlacement.objects.order_by("until", "pk"):
        earlier.setdefault(placed.place_id, []).append((placed.until, placed.above_id))
    named = place_names(_codes(rows))
    return Grids(
        names={code: named[code].name for code in _codes(rows)},
        rows={row.pk: (row.code, row.kind == Place.Kind.GRID) for row in rows},
        keys={row.code: row.pk for row in rows},
        lain={row.pk: _lain(row, earlier.get(row.pk, [])) for row in rows},
    )


def _codes(rows: list[Place]) -> Iterator[str]:
    return (row.code for row in rows if row.kind == Place.Kind.GRID)


def _lain(row: Place, earlier: list[tuple[dt.date, int]]) -> Lain:
    until = tuple(day for day, _above in earlier)
    return Lain(until, tuple(above for _day, above in earlier), row.parent_id)
