"""What was ever struck off, as anybody may know it: no text, no door, nobody's name.

A number that came back stays where it was, and says so: what was struck off falsely is
counted for ever. Rows that were finished before they came into the book are not among it.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum
from django.db.models.fields.tuple_lookups import TupleGreaterThan, TupleLessThan
from django.db.models.functions import Coalesce

from taizhang.core.clocks import OFFICE_ZONE, local_day
from taizhang.core.vocabulary import Conclusion, EvidenceKind, Status
from taizhang.ledger import models
from taizhang.ledger.awaiting import Awaits

ORDER = ("-last_struck_off_on", "-id")
Span = tuple[dt.date, dt.date]
COUNTED = ("ended", "late", "again", "objections")
GONE = (Status.VOID.value, Status.MERGED.value)
COLUMNS = (
    *("id", "case", "year", "serial", "category", "community", "place", "status"),
    *("registered_at", "last_struck_off_on", "struck_off_count", "outcome"),
    *("proof", "objections_count", "awaits"),
)


@dataclass(frozen=True)
class Chosen:
    """What narrows the board; "" and None narrow nothing. Days are included."""

    community: str = ""
    category: str = ""
    first: dt.date | None = None
    last: dt.date | None = None


@dataclass(frozen=True)
class StruckOff:
    """One number that was struck off. `outcome` is None while it is back on the ledger.

    `times`: how often it was struck off. `objects`: somebody does, and nobody answered yet.
    """

    id: int
    case: str
    number: str
    category: str
    community: str
    place: str
    raised_on: dt.date
    ended_on: dt.date
    times: int
    outcome: Conclusion | None
    shown: frozenset[EvidenceKind]
    objections: int
    objects: bool


@dataclass(frozen=True)
class Figures:
    """Counts of a time. `raised` in it; all else of what was last struck off in it.

    `again`: came back on the ledger after a strike-off, now or once before.
    `objections`: how many were raised by residents; `late`: reported after the limit once.
    `endings`: of each `Conclusion`, in its order, what is struck off now.
    """

    raised: int
    ended: int
    late: int
    again: int
    objections: int
    endings: tuple[int, ...]

    @property
    def in_time(self) -> int:
        """How many were reported within their limits every time."""
        return self.ended - self.late


@dataclass(frozen=True)
class Listed:
    """Some of them, the latest first; where the pages around begin (None: there is none)."""

    rows: tuple[StruckOff, ...]
    newer: str
    older: str


def listed(chosen: Chosen, *, after: str = "", before: str = "", size: int = 20) -> Listed:
    """Return a page of what was struck off. A place that is none of ours is none. One query.

    Never what a resident complains of a unit for: neighbours would guess who did.
    """
    found = _ended(chosen).filter(complained_of="")
    place = _place(after or before)
    back = bool(before and place) and not after
    if place:
        compare = TupleGreaterThan if back else TupleLessThan
        found = found.filter(compare(("last_struck_off_on", "id"), place))
    order = [name.removeprefix("-") for name in ORDER] if back else ORDER
    rows = list(found.order_by(*order).values(*COLUMNS)[: size + 1])
    more, kept = len(rows) > size, rows[:size]
    if back:
        kept.reverse()
    shown = tuple(map(_shown, kept))
    if not shown:
        return Listed((), "", "")
    newer = place if not back else more
    older = more if not back else True
    return Listed(
        shown,
        _mark(shown[0]) if newer else "",
        _mark(shown[-1]) if older else "",
    )


def one(number: str) -> StruckOff | None:
    """Return what was struck off under `number`, if it is to be seen. One query."""
    year, _, serial = number.partition("-")
    if not (year.isdecimal() and serial.isdecimal() and len(number) < 13):
        return None
    found = _ended(Chosen()).filter(complained_of="", year=int(year), serial=int(serial))
    row = found.values(*COLUMNS).first()
    return _shown(row) if row else None


def figures(community: str, category: str, spans: Sequence[Span]) -> tuple[Figures, ...]:
    """Return the counts of each of `spans` of days, what is complained of included.

    Two queries.
    """
    first, last = min(first for first, _last in spans), max(last for _first, last in spans)
    chosen = Chosen(community, category, first, last)
    rows = models.Standing.objects.filter(_where(chosen), _raised(first, last))
    told = rows.filter(imported=False).exclude(status__in=GONE)
    raised: Mapping[str, Any] = told.aggregate(
        **{
            f"raised_{at}": Count("id", filter=_raised(*span))
            for at, span in enumerate(spans)
        }
    )
    counts = {
        f"{name}_{at}": count
        for at, span in enumerate(spans)
        for name, count in _counts(Q(last_struck_off_on__range=span)).items()
    }
    counted: Mapping[str, Any] = _ended(chosen).aggregate(**counts)
    return tuple(
        Figures(
            raised=raised[f"raised_{at}"],
            endings=tuple(counted[f"{each.value}_{at}"] for each in Conclusion),
            **{name: counted[f"{name}_{at}"] for name in COUNTED},
        )
        for at in range(len(spans))
    )


def _counts(within: Q) -> dict[str, Any]:
    off = Q(status=Status.STRUCK_OFF.value)
    objections = Coalesce(Sum("objections_count", filter=within), 0)
    return {
        "ended": Count("id", filter=within),
        "late": Count("id", filter=within & Q(late=True)),
        "again": Count("id", filter=within & (~off | Q(struck_off_count__gt=1))),
        "objections": objections,
        **{e.value: Count("id", filter=within & off & Q(outcome=e)) for e in Conclusion},
    }


def _raised(first: dt.date, last: dt.date) -> Q:
    after = _midnight(last + dt.timedelta(days=1))
    return Q(registered_at__gte=_midnight(first), registered_at__lt=after)


def _ended(chosen: Chosen) -> QuerySet[models.Standing]:
    found = models.Standing.objects.filter(_where(chosen), last_struck_off_on__isnull=False)
    if chosen.first:
        found = found.filter(last_struck_off_on__gte=chosen.first)
    if chosen.last:
        found = found.filter(last_struck_off_on__lte=chosen.last)
    return found.exclude(status__in=GONE)


def _where(chosen: Chosen) -> Q:
    wanted = Q(community=chosen.community) if chosen.community else Q()
    return wanted & Q(category=chosen.category) if chosen.category else wanted


def _shown(row: Mapping[str, Any]) -> StruckOff:
    over = row["status"] == Status.STRUCK_OFF
    kinds = frozenset(filter(None, row["proof"].split(",")))
    return StruckOff(
        id=row["id"],
        case=row["case"],
        number=f"{row['year']}-{row['serial']}",
        category=row["category"],
        community=row["community"],
        place=row["place"],
        raised_on=local_day(row["registered_at"]),
        ended_on=row["last_struck_off_on"],
        times=row["struck_off_count"],
        outcome=Conclusion(row["outcome"]) if over and row["outcome"] else None,
        shown=frozenset(map(EvidenceKind, kinds)),
        objections=row["objections_count"],
        objects=row["awaits"] == Awaits.OBJECTION,
    )


def _mark(row: StruckOff) -> str:
    return f"{row.ended_on.toordinal()}-{row.id}"


def _place(mark: str) -> tuple[dt.date, int] | None:
    day, _, last = mark.partition("-")
    try:
        return dt.date.fromordinal(int(day[:7])), int(last[:18])
    except (ValueError, OverflowError):
        return None


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(0), OFFICE_ZONE)
