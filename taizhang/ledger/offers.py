"""What hangs on the board of partners: as much of a matter as somebody may see to claim it.

Nothing here is a row of the ledger: whoever may claim a matter need not see it. Who sees an
offer is decided by `core.seeing.sees_offer`.
"""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.db.models.fields.tuple_lookups import TupleGreaterThan

from taizhang.core.clocks import Deadline
from taizhang.core.codec import value_from
from taizhang.core.vocabulary import Urgency
from taizhang.ledger import models
from taizhang.ledger.cursors import cursor_at, values_of
from taizhang.ledger.looking import on_the_board

ORDER = ("order_at", "id")
SHOWN = (
    *("id", "order_at", "case", "year", "serial", "n", "category", "urgency"),
    *("community", "place", "clock", "registered_at", "summary", "offered", "offer_note"),
)


@dataclass(frozen=True)
class Offer:
    """A matter on the board. `summary` and `note` are to be masked before they are shown."""

    case: str
    number: str
    n: int
    category: str
    urgency: Urgency
    community: str
    place: str
    clock: Deadline | None
    registered_at: dt.datetime
    summary: str
    note: str
    tags: tuple[str, ...]


@dataclass(frozen=True)
class Board:
    """One page of the board; `after` is the cursor of the next one, "" for none."""

    offers: tuple[Offer, ...]
    after: str


def board_of(unit: str, tags: frozenset[str], *, after: str = "", size: int = 30) -> Board:
    """Return what somebody of `unit`, which bears `tags`, may claim. One query."""
    return _board(models.Standing.whole.filter(on_the_board(unit, tags)), after, size)


def whole_board(*, after: str = "", size: int = 30) -> Board:
    """Return what hangs there of all that whoever looks may see anyway. One query."""
    return _board(models.Standing.objects.filter(~Q(offered="")), after, size)


def offer_to(unit: str, tags: frozenset[str], **named: str | int) -> Offer | None:
    """Return the offer `named` by `case` or year and serial, if it is there for `unit`."""
    found = models.Standing.whole.filter(on_the_board(unit, tags), **named)
    row = found.values(*SHOWN).first()
    return _offer(row) if row else None


def _board(found: QuerySet[models.Standing], after: str, size: int) -> Board:
    if place := values_of(after, ORDER):
        found = found.filter(TupleGreaterThan(ORDER, place))
    rows = list(found.order_by(*ORDER).values(*SHOWN)[: size + 1])
    more = len(rows) > size
    shown = tuple(map(_offer, rows[:size]))
    return Board(shown, cursor_at(rows[size - 1], ORDER) if more else "")


def _offer(row: dict[str, object]) -> Offer:
    clock = row["clock"]
    same = ("case", "n", "category", "community", "place", "registered_at", "summary")
    return Offer(
        **{name: row[name] for name in same},  # type: ignore[arg-type]  # columns by name
        number=f"{row['year']}-{row['serial']}",
        urgency=Urgency(str(row["urgency"])),
        clock=value_from(Deadline, clock) if clock else None,
        note=str(row["offer_note"]),
        tags=tuple(filter(None, str(row["offered"]).split(","))),
    )
