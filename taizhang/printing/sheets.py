"""Rows of the book become sheets of paper: parted, counted, worded, and masked."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from taizhang.core.clocks import OFFICE_ZONE, local_day
from taizhang.core.issue import Entry
from taizhang.ledger.paper import beginnings
from taizhang.ledger.queries import Row
from taizhang.people.names import all_unit_names
from taizhang.places.calendar import calendar
from taizhang.printing.calendar_months import month_of
from taizhang.printing.columns import KINDS, Item
from taizhang.printing.covers import backups, grids
from taizhang.printing.glyphs import counted
from taizhang.printing.settled import Settled
from taizhang.printing.shown import Column, Group
from taizhang.web import lamps
from taizhang.web.naming import Naming, naming


@dataclass(frozen=True)
class Setter:
    """Sets rows as lines of a sheet, at one moment."""

    known: Naming
    covers: Mapping[str, str]
    began: Mapping[str, Entry]

    def items(self, rows: Sequence[Row], first: int = 1) -> list[Item]:
        """Return `rows` ready for columns, numbered from `first`."""
        days = calendar()
        return [
            Item(
                index=index,
                row=row,
                lamp=lamps.shown(row, self.known.now, days),
                began=self.began.get(row.case),
                cover=self.covers.get(row.handler, ""),
                known=self.known,
            )
            for index, row in enumerate(rows, first)
        ]


def setter(rows: Sequence[Row], columns: Sequence[Column], now: dt.datetime) -> Setter:
    """Return what sets `rows` in `columns`. Two queries, and two for names not met before.

    Who raised a matter is opened only where a column shows it.
    """
    opens = any(column.key == "reporter" for column in columns)
    return Setter(
        known=naming((r.handler for r in rows), (r.place for r in rows), (), now),
        covers=backups() if any(column.key == "person" for column in columns) else {},
        began=beginnings(row.case for row in rows) if opens else {},
    )


def groups(
    rows: Sequence[Row], by: str, settled: Settled, now: dt.datetime, first: int = 1
) -> tuple[Group, ...]:
    """Return `rows` as the groups that hang together; each begins a page of its own."""
    setting = setter(rows, settled.columns, now)
    shown = []
    for heading, part in parted(rows, by):
        items = setting.items(part, first if not by else 1)
        shown.append(
            Group(
                heading=heading,
                counts=counted(item.lamp.colour for item in items),
                rows=tuple(line(item, settled.columns) for item in items),
            )
        )
    return tuple(shown)


def line(item: Item, columns: Sequence[Column]) -> tuple[str, ...]:
    """Return what stands in each of `columns` for one matter."""
    return tuple(KINDS[column.key].cell(item) for column in columns)


def parted(rows: Sequence[Row], by: str) -> list[tuple[str, list[Row]]]:
    """Return `rows` as (heading, rows) by `by`: grid, unit, month, or "" for one list."""
    if by not in PARTED:
        return [("", list(rows))]
    key, order = PARTED[by](rows)
    parts: dict[str, list[Row]] = {}
    for row in rows:
        parts.setdefault(key(row), []).append(row)
    places = {name: index for index, name in enumerate(dict.fromkeys(order))}
    # What has no place in the order, such as a matter nobody located, comes last.
    last = len(places)
    return sorted(parts.items(), key=lambda part: (places.get(part[0], last), part[0]))


def stamp(now: dt.datetime, name: str) -> str:
    """Return when it was printed and by whom."""
    at = f"{now.astimezone(OFFICE_ZONE):%Y-%m-%d %H:%M}"
    return _("%(at)s %(name)s 打印") % {"at": at, "name": name}


def signed(labels: Sequence[str], name: str) -> tuple[tuple[str, str], ...]:
    """Return the lines to sign on; whoever printed filled in the first."""
    return tuple((label, name if index == 0 else "") for index, label in enumerate(labels))


Parting = tuple[Callable[[Row], str], Sequence[str]]


def _by_grid(rows: Sequence[Row]) -> Parting:
    known = grids()

    def heading(row: Row) -> str:
        # The grid of that day: a matter does not move when its grid is split later.
        day = local_day(row.registered_at)
        return known.name_on(row.place, day) or _("没有落到网格")

    return heading, list(known.names.values())


def _by_unit(rows: Sequence[Row]) -> Parting:
    known = all_unit_names()
    return lambda row: known.get(row.unit) or _("还没派办"), list(known.values())


def _by_month(rows: Sequence[Row]) -> Parting:
    months = {month_of(local_day(row.registered_at)) for row in rows}
    order = [month.named for month in sorted(months)]
    return lambda row: month_of(local_day(row.registered_at)).named, order


PARTED: Mapping[str, Callable[[Sequence[Row]], Parting]] = {
    "grid": _by_grid,
    "unit": _by_unit,
    "month": _by_month,
}
