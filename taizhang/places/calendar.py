"""The working days of the office: from the notices of the State Council while there are
any, and from weekdays and the statutory festivals after that.

`chinesecalendar` knows the years for which a notice was published. Later years are marked
provisional and never make anything fail.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

import chinese_calendar
from chinese_calendar.constants import holidays, workdays
from django.db import transaction

from taizhang.core.clocks import Calendar
from taizhang.places import statutory
from taizhang.places.directory import calendar_version, note_calendar
from taizhang.places.models import CalendarDay
from taizhang.places.working_days import (
    GUESS,
    NOTICE,
    Day,
    Days,
    calendar_of,
    days,
    rewrite,
    version_of,
)

FIRST_YEAR = min(day.year for day in holidays)
LAST_YEAR = max(day.year for day in holidays)


def seed(years: Iterable[int]) -> None:
    """Write the exceptional days of `years`, in place of what stood there from a seed.

    Days that an office brought in or entered itself stay as they are. Three statements and
    a note.
    """
    wanted = sorted(set(years))
    with transaction.atomic():
        ours = CalendarDay.objects.filter(date__year__in=wanted)
        ours.filter(source__in=[NOTICE, GUESS]).delete()
        rows = [day for year in wanted for day in _days_of(year)]
        CalendarDay.objects.bulk_create(rows, ignore_conflicts=True)
        note_calendar(named(days()))


def ensure_calendar(today: dt.date) -> None:
    """Make sure that the years a deadline of `today` can reach are there."""
    reach = set(range(FIRST_YEAR, max(LAST_YEAR, today.year + 2) + 1))
    provisional = CalendarDay.objects.filter(provisional=True)
    guessed = {day.year for day in provisional.values_list("date", flat=True)}
    stored = CalendarDay.objects.values_list("date__year", flat=True).distinct()
    published = {year for year in guessed if year <= LAST_YEAR}
    if missing := (reach - set(stored)) | published:
        seed(missing)


def calendar(version: str = "") -> Calendar:
    """Return the calendar in force. One query once a process has read this version.

    `version`: the name of the one in force, where the caller has just asked the office.
    """
    return _read(version or calendar_version())


def named(some: Days) -> str:
    """Return the name of the calendar that `some` days make."""
    return version_of(some, FIRST_YEAR - 1)


def read_from(some: Days) -> Calendar:
    """Return the calendar that `some` days make, whether it is in force or not."""
    return calendar_of(some, named(some), FIRST_YEAR - 1)


def change(changes: Mapping[dt.date, Day | None]) -> str:
    """Write `changes` of days; return the name of the calendar in force from now on."""
    return rewrite(changes, FIRST_YEAR - 1)


@lru_cache(maxsize=16)
def _read(version: str) -> Calendar:
    return calendar_of(days(), version, FIRST_YEAR - 1)


def _days_of(year: int) -> Iterator[CalendarDay]:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        for day, name in statutory.days_off(year):
            yield CalendarDay(
                date=day, working=False, name=name, source=GUESS, provisional=True
            )
        return
    for day, name in workdays.items():
        if day.year == year:
            yield CalendarDay(date=day, working=True, name=_chinese(name), source=NOTICE)
    for day, name in holidays.items():
        if day.year == year and day.weekday() < 5:
            yield CalendarDay(date=day, working=False, name=_chinese(name), source=NOTICE)


def _chinese(english: str) -> str:
    return str(chinese_calendar.Holiday(english).chinese)
