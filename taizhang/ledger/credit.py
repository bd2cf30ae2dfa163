"""What units have in hand and what was struck off with them: numbers and rows.

Each query reads with the eyes of whoever looks, as lists do.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from taizhang.core.vocabulary import Conclusion, Status
from taizhang.ledger import models
from taizhang.ledger.queries import Row, as_row
from taizhang.ledger.standing import RUNNING


@dataclass(frozen=True)
class Tally:
    """How many matters a unit has open, and how many were struck off with it in a time.

    `claimed`: those of them that it took of its own accord. `endings` are always told apart.
    """

    open: int = 0
    ended: int = 0
    claimed: int = 0
    endings: tuple[tuple[Conclusion, int], ...] = ()


def tallies(units: Iterable[str], first: dt.date, last: dt.date) -> dict[str, Tally]:
    """Return the tally of each of `units` that has any, for the days given. One query."""
    ended = Q(status=Status.STRUCK_OFF.value, struck_off_on__range=(first, last))
    rows = models.Standing.objects.filter(unit__in=sorted(units)).values("unit")
    found = rows.order_by("unit").annotate(
        open=Count("id", filter=Q(phase=RUNNING) & ~Q(status=Status.ACCEPTED.value)),
        ended=Count("id", filter=ended),
        taken=Count("id", filter=ended & ~Q(claimed_by="")),
        **{each.value: Count("id", filter=ended & Q(outcome=each)) for each in Conclusion},
    )
    return {
        row["unit"]: Tally(
            open=row["open"],
            ended=row["ended"],
            claimed=row["taken"],
            endings=tuple((each, row[each.value]) for each in Conclusion),
        )
        for row in map(dict[str, Any], found)
    }


def ended_with(unit: str, first: dt.date, last: dt.date, most: int) -> tuple[Row, ...]:
    """Return what was struck off with `unit` on these days, the latest first. One query."""
    return tuple(map(as_row, _ended(unit, first, last)[:most]))


def by_category(unit: str, first: dt.date, last: dt.date) -> dict[str, int]:
    """Return how many of each category were struck off with `unit`. One query."""
    found = _ended(unit, first, last).order_by("category").values("category")
    counted = found.annotate(count=Count("id"))
    return {row["category"]: row["count"] for row in counted}


def in_hand(unit: str, most: int) -> tuple[Row, ...]:
    """Return what `unit` is working on, the nearest deadline first. One query."""
    open_work = models.Standing.objects.filter(unit=unit, phase=RUNNING)
    given = open_work.exclude(status=Status.ACCEPTED.value)
    return tuple(map(as_row, given.order_by("order_at", "id")[:most]))


def _ended(unit: str, first: dt.date, last: dt.date) -> QuerySet[models.Standing]:
    over = models.Standing.objects.filter(unit=unit, status=Status.STRUCK_OFF.value)
    within = over.filter(struck_off_on__range=(first, last))
    return within.order_by("-struck_off_on", "-id")
