"""The board of who is there (AB 岗): everybody by unit, and who stands in for whom."""

import datetime as dt
from dataclasses import dataclass
from itertools import groupby

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.timezone import localdate

from taizhang.people.models import User
from taizhang.people.rota import Rota, rota
from taizhang.tongue import local
from taizhang.web import dates


@dataclass(frozen=True)
class Somebody:
    """A person on the board. `state` is there, away or alone (away, with nobody there).

    `until`: the last day away; `there`: who is there for them; `backup`: whom they named.
    `url`: where it is changed, "" for who may not.
    """

    name: str
    title: str
    state: str
    until: str
    there: str
    backup: str
    url: str


@dataclass(frozen=True)
class UnitOnBoard:
    """A unit and its people."""

    name: str
    people: tuple[Somebody, ...]


@dataclass(frozen=True)
class Board:
    """Everybody, by unit. `away` and `alone` count them; `unnamed`: who has no B 岗 yet."""

    units: tuple[UnitOnBoard, ...]
    away: int
    alone: int
    unnamed: int


def board(reader: User, may_change: bool) -> Board:
    """Return the board as `reader` sees it. Three queries."""
    found, rows = rota(), list(people())
    names = {row.pseudonym: local(row.name, row.name_en) for row in rows}
    units = []
    for _unit, members in groupby(rows, key=lambda row: row.unit_id):
        mates = list(members)
        mine = [may_change or row.pk == reader.pk for row in mates]
        shown = [
            _somebody(row, found, names, own) for row, own in zip(mates, mine, strict=True)
        ]
        first = mates[0].unit
        units.append(UnitOnBoard(local(first.name, first.name_en), tuple(shown)))
    return Board(
        units=tuple(units),
        away=len(found.away),
        alone=len(found.alone),
        unnamed=sum(row.backup_id is None for row in rows),
    )


def people() -> QuerySet[User]:
    """Return everybody who works here, unit by unit. One query."""
    rows = User.objects.select_related("unit", "backup").filter(is_active=True)
    return rows.order_by("unit_id", "pk")


def until_words(day: dt.date) -> str:
    """Return the last day of an absence in words."""
    return dates.day(day, localdate())


def _somebody(row: User, found: Rota, names: dict[str, str], may: bool) -> Somebody:
    until = found.away.get(row.pseudonym)
    there = found.there.get(row.pseudonym, "")
    state = "there" if until is None else "away" if there else "alone"
    return Somebody(
        name=names[row.pseudonym],
        title=local(row.title, row.title_en),
        state=state,
        until=until_words(until) if until else "",
        there=names.get(there, ""),
        backup=local(row.backup.name, row.backup.name_en) if row.backup else "",
        url=reverse("roster:person", args=[row.pseudonym]) if may else "",
    )
