"""What waits for somebody, and what others did on the matters somebody has to do with.

However many piles there are to count, and however much happened, each is one query.
"""

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from django.db.models import (
    BinaryField,
    Count,
    Exists,
    Expression,
    Func,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce

from taizhang.core.codec import read
from taizhang.core.issue import Entry
from taizhang.core.vocabulary import Actor, LampColour
from taizhang.ledger import models
from taizhang.ledger.filtering import Filters, filtered
from taizhang.ledger.queries import Row, as_row
from taizhang.ledger.reading import stored_in
from taizhang.ledger.sealing import plain_values

ORDER: Final = ("phase", "order_at", "id")
# How far back news reaches for somebody who has not looked for long.
REACH: Final = 5000
ALSO: Final = -1


@dataclass(frozen=True)
class Pile:
    """Matters that wait for the same thing: how many, and the most urgent of them."""

    count: int = 0
    red_count: int = 0
    amber_count: int = 0
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True)
class Waiting:
    """Piles, in the order asked for, and the rows asked for besides, by case."""

    piles: tuple[Pile, ...]
    also: dict[str, Row]


def waiting(
    piles: Sequence[Filters], at: dt.datetime, *, also: Collection[str] = (), most: int = 5
) -> Waiting:
    """Return what each of `piles` leaves at the instant `at`, and the rows of the cases `also`.

    A count is that of the list with the same filters. One query.
    """
    parts = [_part(place, filters, at, most) for place, filters in enumerate(piles)]
    if also:
        parts.append(_marked(models.Standing.objects.filter(case__in=also), ALSO))
    found: dict[int, list[Any]] = {}
    for standing in _all_of(parts):
        found.setdefault(standing.pile, []).append(standing)
    besides = (as_row(standing) for standing in found.pop(ALSO, []))
    return Waiting(
        tuple(_pile(found.get(place, [])) for place in range(len(piles))),
        {row.case: row for row in besides},
    )


def news(by: Actor, since: int, most: int) -> tuple[Entry, ...]:
    """Return the latest entries by others on what concerns `by`, the latest first.

    Only those after the seq `since`, and nothing personal in them. It concerns somebody
    what they or their unit handle, and what they were first told; and what so concerns
    those whom they stand in for. One query.
    """
    people = [by.id, *(away.id for away in by.covers)]
    concerns = Q(handler__in=people) | Q(first_contact__in=people) | Q(unit__in=by.units)
    theirs = models.Standing.objects.filter(concerns, case=OuterRef("entry__case"))
    rows = (
        models.Opening.objects.select_related("entry")
        .filter(Exists(theirs), pk__gt=since)
        .filter(pk__gte=Subquery(models.Head.objects.values("size")[:1]) - REACH)
        .annotate(own=_Within("entry__leaf", _signature(by)))
        .filter(own=0)
        .order_by("-pk")
    )
    found = map(stored_in, rows[:most])
    return tuple(read(one.leaf, plain_values(one)) for one in found)


def sent(key: OuterRef) -> Exists:
    """Return the condition that the form of `key` was carried out."""
    return Exists(models.Submission.objects.filter(key=key))


def was_sent(key: str) -> bool:
    """Return whether the form of `key` was carried out. One query."""
    return models.Submission.objects.filter(key=key).exists()


def _part(
    place: int, filters: Filters, at: dt.datetime, most: int
) -> QuerySet[models.Standing]:
    first = filtered(filters, at).order_by(*ORDER)
    counts = {
        "total": _counted(filters, at),
        "red": _counted(replace(filters, lamp=LampColour.RED.value), at),
        "amber": _counted(replace(filters, lamp=LampColour.AMBER.value), at),
    }
    return _marked(first, place, **counts)[:most]


def _marked(
    found: QuerySet[models.Standing], place: int, **counts: Expression
) -> QuerySet[models.Standing]:
    """Return `found` with the columns that all parts have, in one order."""
    nothing = {"total": Value(0), "red": Value(0), "amber": Value(0)}
    return found.annotate(pile=Value(place), **(nothing | counts))


def _counted(filters: Filters, at: dt.datetime) -> Expression:
    together = filtered(filters, at).order_by().annotate(one=Value(1)).values("one")
    counted = together.annotate(rows=Count("pk")).values("rows")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def _all_of(parts: Sequence[QuerySet[models.Standing]]) -> Iterator[Any]:
    """Yield the rows of all `parts`.

    The ORM will not join parts that are cut off on SQLite, though SQLite does, as long
    as each stands in brackets of its own.
    """
    if not parts:
        return
    pieces: list[str] = []
    parameters: list[Any] = []
    for place, part in enumerate(parts):
        statement, values = part.query.sql_with_params()
        pieces.append(f"SELECT * FROM ({statement}) AS part{place}")
        parameters += values
    yield from models.Standing.objects.raw(" UNION ALL ".join(pieces), parameters)


def _pile(rows: Sequence[Any]) -> Pile:
    if not rows:
        return Pile()
    first = rows[0]
    shown = sorted(rows, key=lambda row: (row.phase, row.order_at, row.pk))
    return Pile(first.total, first.red, first.amber, tuple(map(as_row, shown)))


def _signature(by: Actor) -> Value:
    """Return how the leaf of an entry by `by` says so: canonical JSON has one spelling."""
    return Value(f'"actor":"{by.id}"'.encode(), output_field=BinaryField())


class _Within(Func):
    """Where in the bytes of a column some bytes begin, counted from 1; 0: nowhere."""

    function = "INSTR"
    output_field = IntegerField()

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """Say it as PostgreSQL does, which wants what is looked for first."""
        turned = self.copy()
        turned.set_source_expressions(self.get_source_expressions()[::-1])
        return turned.as_sql(
            compiler, connection, function="POSITION", arg_joiner=" IN ", **context
        )
