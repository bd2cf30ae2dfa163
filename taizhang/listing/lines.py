"""A row of the book in words: names instead of codes, days instead of instants."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from itertools import chain

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from taizhang.core.clocks import Calendar, local_day
from taizhang.core.standards import Switch
from taizhang.ledger import numbers
from taizhang.ledger.queries import Row
from taizhang.ledger.shown import Chip, Line
from taizhang.web import chips, dates, lamps
from taizhang.web.addresses import issue_url, peek_url
from taizhang.web.naming import Naming, naming
from taizhang.web.switched import switch_on
from taizhang.web.titles import title
from taizhang.web.wording import speaker


def names_for(rows: Sequence[Row], now: dt.datetime, people: Iterable[str] = ()) -> Naming:
    """Return the names of `rows`, and of `people` besides.

    Short tables that are kept, and at most two queries.
    """
    named = (who for row in rows for who in (row.handler, row.first_contact))
    return naming(chain(named, people), (row.place for row in rows), (), now)


def lines(
    rows: Sequence[Row], known: Naming, days: Calendar, drawn: tuple[tuple[str, ...], str]
) -> tuple[Line, ...]:
    """Return `rows` as the ledger shows them, in the language that is active.

    `drawn`: the keys of its columns, and the query that says which list a row is opened
    from. What only a column says that is not drawn stays "".
    """
    today = local_day(known.now)
    late = any(row.look_back_on and row.look_back_on <= today for row in rows)
    looks_back = late and switch_on(Switch.LOOK_BACK)
    page = _Page(known, days, today, *drawn, speaker(), get_language(), looks_back)
    return tuple(_line(row, page) for row in rows)


@dataclass(frozen=True)
class _Page:
    """What all lines of a page have in common."""

    known: Naming
    days: Calendar
    today: dt.date
    keys: tuple[str, ...]
    query: str
    said: Callable[[StrEnum], str]
    language: str | None
    looks_back: bool


def _line(row: Row, page: _Page) -> Line:
    known, place = page.known, page.known.where(row)
    chosen = {key: CHOSEN[key](row, page) for key in page.keys if key in CHOSEN}
    return Line(
        number=row.number,
        label=numbers.label(row.number),
        url=issue_url(row.number, query=page.query),
        peek_url=peek_url(row.number, page.query),
        lamp=lamps.shown(row, known.now, page.days),
        title=title(row.summary),
        chips=_chips(row, page),
        note=row.note,
        channel=page.said(row.channel),
        raised=_raised(local_day(row.registered_at), page.language),
        place=place.name,
        place_note=place.note,
        unit=known.unit(row.unit) or "—",
        person=known.person(row.handler) if row.handler else "",
        stage=lamps.stage(row, page.said),
        due=_day(row.clock.due_at, page) if row.clock else "—",
        case=row.case,
        n=row.n,
        **chosen,
    )


def _chips(row: Row, page: _Page) -> tuple[Chip, ...]:
    """Return the tags of a row: what is special about it, the weightiest first."""
    voices = _people(row.voice_count, page.language) if row.voice_count > 1 else ""
    brought = _imported(page.language) if row.imported else ""
    plain = (voices, brought, page.known.categories.get(row.category))
    looked = chips.look_back(row, page.today, there=page.looks_back)
    return (*looked, *chips.past(row), *(Chip(text) for text in plain if text))


def _day(at: dt.datetime, page: _Page) -> str:
    return dates.day(local_day(at), page.today)


# The words of a line are few, and a page has them over and over.
@lru_cache(2048)
def _raised(on: dt.date, language: str | None) -> str:
    return _("%(day)s 登记") % {"day": f"{on:%m-%d}"}


@lru_cache(512)
def _people(count: int, language: str | None) -> str:
    return _("%(n)d 人反映") % {"n": count} if count else ""


@cache
def _imported(language: str | None) -> str:
    return _("导入")


# What stands under the headings that only those see who chose the columns.
CHOSEN: dict[str, Callable[[Row, _Page], str]] = {
    "category": lambda row, page: page.known.category(row.category),
    "nature": lambda row, page: page.said(row.nature),
    "urgency": lambda row, page: page.said(row.urgency),
    "day": lambda row, page: _day(row.registered_at, page),
    "voices": lambda row, page: _people(row.voice_count, page.language),
    "first": lambda row, page: page.known.first(row),
    "moved": lambda row, page: _day(row.moved_at, page),
    "ended": lambda row, page: (
        dates.day(row.struck_off_on, page.today) if row.struck_off_on else ""
    ),
    "old_number": lambda row, _page: row.old_number,
}
