"""A year of the calendar as its page shows it: twelve months, what is exceptional, how sure."""

import calendar as months_of
import datetime as dt
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from taizhang.almanac.naming import Name, name
from taizhang.places.calendar import FIRST_YEAR, read_from
from taizhang.places.working_days import OWN, Day, Days
from taizhang.web import dates

# How far ahead a page goes: deadlines of today reach two years on.
AHEAD = 2
MONTHS = (
    pgettext_lazy("日历", "1 月"),
    pgettext_lazy("日历", "2 月"),
    pgettext_lazy("日历", "3 月"),
    pgettext_lazy("日历", "4 月"),
    pgettext_lazy("日历", "5 月"),
    pgettext_lazy("日历", "6 月"),
    pgettext_lazy("日历", "7 月"),
    pgettext_lazy("日历", "8 月"),
    pgettext_lazy("日历", "9 月"),
    pgettext_lazy("日历", "10 月"),
    pgettext_lazy("日历", "11 月"),
    pgettext_lazy("日历", "12 月"),
)


@dataclass(frozen=True)
class DayCell:
    """A day of a month. `mark`: 休, 班 or "" where the day of the week decides."""

    number: int
    kind: str
    mark: str
    own: bool
    today: bool


@dataclass(frozen=True)
class Month:
    """A month: its name, and its weeks, Monday first; None: a day of another month."""

    name: str
    weeks: tuple[tuple[DayCell | None, ...], ...]


@dataclass(frozen=True)
class Line:
    """Days that belong together, in words: 春节, off from when to when, made up when."""

    name: Name
    off: str
    on: str
    own: bool


@dataclass(frozen=True)
class YearPage:
    """The year. `provisional`: no notice is known for it. `before`, `after`: 0 at the ends."""

    year: int
    months: tuple[Month, ...]
    lines: tuple[Line, ...]
    worked: int
    provisional: bool
    known_year: int
    before: int
    after: int


def year_page(year: int, days: Days, today: dt.date) -> YearPage:
    """Return the page of `year`. No query."""
    known = read_from(days)
    first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
    return YearPage(
        year=year,
        months=tuple(_month(year, month, days, today) for month in range(1, 13)),
        lines=_lines(year, days),
        worked=known.worked_until(last) - known.worked_until(first - dt.timedelta(days=1)),
        provisional=year > known.known_until.year,
        known_year=known.known_until.year,
        before=year - 1 if year > FIRST_YEAR else 0,
        after=year + 1 if year < last_year(today) else 0,
    )


def last_year(today: dt.date) -> int:
    """Return the last year that has a page."""
    return today.year + AHEAD


def notice_year(days: Days, today: dt.date) -> int:
    """Return for which year a notice is looked for next."""
    return min(read_from(days).known_until.year + 1, last_year(today))


def _month(year: int, month: int, days: Days, today: dt.date) -> Month:
    weeks = months_of.Calendar().monthdatescalendar(year, month)
    cells = (
        tuple(_cell(day, days, today) if day.month == month else None for day in week)
        for week in weeks
    )
    return Month(str(MONTHS[month - 1]), tuple(cells))


def _cell(day: dt.date, days: Days, today: dt.date) -> DayCell:
    held = days.get(day)
    mark = "" if held is None else _("班") if held.working else _("休")
    if held is not None:
        kind = "on" if held.working else "off"
    else:
        kind = "week" if day.weekday() < 5 else "end"
    return DayCell(day.day, kind, mark, bool(held and held.source == OWN), day == today)


def _lines(year: int, days: Days) -> tuple[Line, ...]:
    some = [(day, held) for day, held in sorted(days.items()) if day.year == year]
    by_name: dict[tuple[str, bool], list[tuple[dt.date, Day]]] = {}
    for day, held in some:
        by_name.setdefault((held.name, held.source == OWN), []).append((day, held))
    return tuple(
        Line(
            name=name(typed),
            off=spans([day for day, held in of if not held.working], year),
            on=spans([day for day, held in of if held.working], year),
            own=own,
        )
        for (typed, own), of in by_name.items()
    )


def spans(some: list[dt.date], year: int) -> str:
    """Return days in words, those that follow one another as one: 02-15 周日 – 02-17 周二."""
    today, parts = dt.date(year, 1, 1), []
    for _key, group in groupby(enumerate(some), lambda each: each[1].toordinal() - each[0]):
        days = [day for _place, day in group]
        ends = [dates.day(day, today) for day in (days[0], days[-1])]
        parts.append(ends[0] if len(days) == 1 else " – ".join(ends))
    return str(_("、")).join(parts)
