"""How far each grid was covered, and what was done on the way this month."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count
from django.utils.timezone import localdate

from taizhang.core.clocks import OFFICE_ZONE
from taizhang.core.visiting import Coverage, Kind, coverage
from taizhang.fieldwork.models import Visit
from taizhang.fieldwork.patches import Codes
from taizhang.fieldwork.rounds import StopShown, stops
from taizhang.places.gazetteer import Gazetteer
from taizhang.places.models import Place

LONG_SHOWN = 60


@dataclass(frozen=True)
class GridCovered:
    """A grid with how far it was covered, and the visits of the month by kind."""

    code: str
    name: str
    around: str
    coverage: Coverage
    visits: Mapping[Kind, int]

    @property
    def visit_count(self) -> int:
        """How many visits there were, of whichever kind."""
        return sum(self.visits.values())


@dataclass(frozen=True)
class Covered:
    """All grids of a patch, the whole, and who was not reached for long."""

    grids: tuple[GridCovered, ...]
    whole: Coverage
    visits: Mapping[Kind, int]
    unreached: tuple[StopShown, ...]
    unreached_count: int


def covered(patch: Codes, at: dt.datetime) -> Covered:
    """Return how far a patch was covered at the instant `at`. Two queries."""
    today, places, every = localdate(at), Gazetteer(), stops(patch)
    seen = _visits(patch, today)
    looks: dict[str, list[StopShown]] = {}
    for each in every:
        looks.setdefault(each.grid, []).append(each)
    grids = tuple(
        GridCovered(
            code,
            name,
            around,
            coverage((each.look for each in looks.get(code, ())), today),
            seen.get(code, Counter()),
        )
        for code, name, around in places.of_kind(Place.Kind.GRID)
        if patch is None or code in patch
    )
    long = [each for each in every if each.look.long_unreached(today)]
    long.sort(key=lambda each: -each.look.unreached_days(today))
    return Covered(
        grids=grids,
        whole=coverage((each.look for each in every), today),
        visits=sum(seen.values(), Counter()),
        unreached=tuple(long[:LONG_SHOWN]),
        unreached_count=len(long),
    )


def _visits(patch: Codes, today: dt.date) -> dict[str, Counter[Kind]]:
    """Return the visits of this month, by grid and kind. One query."""
    first = dt.datetime.combine(today.replace(day=1), dt.time(), OFFICE_ZONE)
    rows = Visit.objects.filter(happened_at__gte=first)
    if patch is not None:
        rows = rows.filter(place__in=patch)
    places = Gazetteer()
    found: dict[str, Counter[Kind]] = {}
    counted = rows.order_by().values_list("place", "kind").annotate(Count("id"))
    for place, kind, count in counted:
        found.setdefault(places.grid_of(place), Counter())[Kind(kind)] += count
    return found
