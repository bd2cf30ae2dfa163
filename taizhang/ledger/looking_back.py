"""What is to be looked back at (回头看), nearest day first, and what looking back has found."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, Q, Sum
from django.db.models.fields.tuple_lookups import TupleGreaterThan

from taizhang.ledger import models
from taizhang.ledger.queries import Row, as_row

PAGE = 60


@dataclass(frozen=True)
class Coming:
    """Matters to be looked back at, and where the next page begins ("": these are all)."""

    rows: tuple[Row, ...]
    after: str


@dataclass(frozen=True)
class Found:
    """How many looks there were, and how often it had come back or had never been solved.

    `matters`: how many were looked at, `relapsed` and `false` of them; `due`: how many wait.
    """

    looks: int
    matters: int
    relapsed: int
    false: int
    due: int

    @property
    def relapse_percent(self) -> int:
        """How many in a hundred of what was looked at had come back."""
        return round(100 * self.relapsed / self.matters) if self.matters else 0


def coming(until: dt.date, after: str = "", most: int = PAGE) -> Coming:
    """Return what is to be looked back at by `until`, the longest overdue first. One query.

    `after`: a cursor of ours; one that is not is taken for none.
    """
    found = models.Standing.objects.filter(look_back_on__lte=until)
    if place := _place(after):
        found = found.filter(TupleGreaterThan(("look_back_on", "id"), place))
    rows = [as_row(each) for each in found.order_by("look_back_on", "id")[: most + 1]]
    last = rows[most - 1] if len(rows) > most else None
    return Coming(tuple(rows[:most]), f"{last.look_back_on}_{last.id}" if last else "")


def found(today: dt.date) -> Found:
    """Return what looking back has found so far, and how much waits by `today`. One query."""
    looked, late = Q(look_backs_count__gt=0), Q(look_back_on__lte=today)
    told = models.Standing.objects.filter(looked | late).aggregate(
        looks=Sum("look_backs_count"),
        matters=Count("id", filter=looked),
        relapsed=Count("id", filter=looked & Q(relapses_count__gt=0)),
        false=Count("id", filter=looked & Q(false_closes__gt=0)),
        due=Count("id", filter=late),
    )
    return Found(**{name: count or 0 for name, count in told.items()})


def _place(cursor: str) -> tuple[dt.date, int] | None:
    day, _, row = cursor.partition("_")
    try:
        return dt.date.fromisoformat(day), int(row[:18])
    except ValueError:
        return None
