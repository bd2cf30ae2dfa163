"""A row of the book in words: names instead of codes, days instead of instants."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from taizhang.core.clocks import Calendar, local_day
from taizhang.ledger import numbers
from taizhang.ledger.queries import Row
from taizhang.ledger.shown import Chip, Line
from taizhang.people.directory import Person, names
from taizhang.people.names import all_unit_names
from taizhang.places.calendar import calendar
from taizhang.places.names import (
    PlaceNamed,
    category_names,
    community_names,
    place_names,
)
from taizhang.web import dates, lamps, masking
from taizhang.web.titles import title
from taizhang.web.wording import word


@dataclass(frozen=True)
class Names:
    """Everything that is needed to name what a list holds."""

    people: dict[str, Person]
    units: dict[str, str]
    places: dict[str, PlaceNamed]
    communities: dict[str, str]
    categories: dict[str, str]
    calendar: Calendar
    now: dt.datetime


def names_for(rows: Sequence[Row], now: dt.datetime) -> Names:
    """Return the names of `rows`. Two queries, and short tables that are kept."""
    return Names(
        people=names(row.handler for row in rows if row.handler),
        units=all_unit_names(),
        places=place_names(row.place for row in rows if row.place),
        communities=community_names(),
        categories=category_names(),
        calendar=calendar(),
        now=now,
    )


def line(row: Row, known: Names) -> Line:
    """Return `row` as the ledger shows it."""
    place = known.places.get(row.place)
    community = known.communities.get(row.community, "")
    today = local_day(known.now)
    return Line(
        number=row.number,
        label=numbers.label(row.number),
        url=issue_url(row.number),
        lamp=lamps.shown(
            row.status, row.clock, known.now, known.calendar, to_confirm=row.to_confirm
        ),
        title=masking.words(title(row.summary)),
        chips=chips(row, known),
        note=row.note,
        channel=word(row.channel),
        raised=_("%(day)s 登记") % {"day": f"{local_day(row.registered_at):%m-%d}"},
        place=place.name if place else community or _("未定位"),
        place_note=place.note if place else "",
        unit=known.units.get(row.unit, "—"),
        person=known.people[row.handler].name if row.handler in known.people else "",
        stage=_("待确认") if row.to_confirm else word(row.status),
        due=dates.day(local_day(row.clock.due_at), today) if row.clock else "—",
    )


def chips(row: Row, known: Names) -> tuple[Chip, ...]:
    """Return the tags of a row: what is special about it, the weightiest first."""
    offered = (
        (
            row.earlier_count,
            _("同地第 %(n)d 次") % {"n": row.earlier_count + 1},
            "amber",
            "repeat",
        ),
        (row.reopened_count, _("重 %(n)d") % {"n": row.reopened_count}, "amber", ""),
        (row.rework_count, _("返工 %(n)d") % {"n": row.rework_count}, "amber", ""),
        (row.returns_count, _("退回 %(n)d") % {"n": row.returns_count}, "grey", ""),
        (row.voice_count > 1, _("%(n)d 人反映") % {"n": row.voice_count}, "grey", ""),
        (row.imported, _("导入"), "grey", ""),
        (True, known.categories.get(row.category, ""), "grey", ""),
    )
    return tuple(
        Chip(text, tone, icon) for there, text, tone, icon in offered if there and text
    )


def issue_url(number: str) -> str:
    """Return the address of the issue `number`."""
    return reverse("casework:issue", args=[number])
