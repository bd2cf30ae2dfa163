"""Deadlines and lamps: how long a matter may take, and why its lamp shows what it shows.

All instants are aware; days are those of the office's zone, Asia/Shanghai, which has no
summer time. Sources: docs/sources.md#time-limits and #working-days.
"""

import datetime as dt
from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from taizhang.core.vocabulary import LampColour

OFFICE_ZONE = dt.timezone(dt.timedelta(hours=8), "Asia/Shanghai")
OPENS = dt.time(9, 0)
CLOSES = dt.time(17, 0)
WEEKDAYS = 5


class LimitUnit(StrEnum):
    """What a limit is counted in."""

    WORKING_DAY = "working_day"
    CALENDAR_DAY = "calendar_day"
    WORKING_HOUR = "working_hour"
    HOUR = "hour"


@dataclass(frozen=True)
class Limit:
    """So many units; amber begins `amber` units before the end."""

    count: int
    unit: LimitUnit
    amber: int


@dataclass(frozen=True)
class Calendar:
    """Which days are worked: weekdays, less `days_off`, plus make-up days (调休).

    After `known_until` no notice has been published: the answer is a guess from weekdays
    and statutory days, and deadlines that lean on it are provisional.
    """

    version: str
    days_off: frozenset[dt.date]
    days_on: frozenset[dt.date]
    known_until: dt.date

    def works_on(self, day: dt.date) -> bool:
        """Return whether the office works on `day`."""
        if day in self.days_on:
            return True
        return day.weekday() < WEEKDAYS and day not in self.days_off

    def worked_until(self, day: dt.date) -> int:
        """Return how many days up to and with `day` are worked, since the first Monday."""
        weeks, rest = divmod(day.toordinal(), 7)
        holidays, make_up = self._exceptions
        weekdays = weeks * WEEKDAYS + min(rest, WEEKDAYS)
        return weekdays - bisect_right(holidays, day) + bisect_right(make_up, day)

    @cached_property
    def _exceptions(self) -> tuple[list[dt.date], list[dt.date]]:
        """The weekdays that are not worked and the weekend days that are, in order."""
        off = (day for day in self.days_off - self.days_on if day.weekday() < WEEKDAYS)
        on = (day for day in self.days_on if day.weekday() >= WEEKDAYS)
        return sorted(off), sorted(on)


@dataclass(frozen=True)
class Deadline:
    """A limit set running: what it was counted from, by which calendar, and where it ends."""

    started_at: dt.datetime
    due_at: dt.datetime
    amber_at: dt.datetime
    limit: Limit
    skipped_days: int
    calendar: str
    provisional: bool = False


def local_day(at: dt.datetime) -> dt.date:
    """Return the office's day on which the instant `at` falls."""
    return at.astimezone(OFFICE_ZONE).date()


def deadline(start: dt.datetime, limit: Limit, calendar: Calendar) -> Deadline:
    """Return the deadline of a `limit` that begins to run at `start`.

    A day is counted from the day after `start`; it ends at the close of business, and a
    last calendar day on which nobody works rolls on to the next working day (民法典 201,
    203). Working hours run from 09:00 to 17:00.
    """
    due = _advance(start, limit.count, limit.unit, calendar)
    amber = _amber(start, due, limit, calendar)
    first, last = local_day(start), local_day(due)
    skipped = (last - first).days - working_days_between(first, last, calendar)
    provisional = last > calendar.known_until
    return Deadline(start, due, amber, limit, skipped, calendar.version, provisional)


def no_later(clock: Deadline, end: dt.datetime | None, calendar: Calendar) -> Deadline:
    """Return `clock`, brought forward to `end` where others set an earlier one.

    The earlier of two limits counts, and amber begins as long before it as ever.
    """
    if end is None or end >= clock.due_at:
        return clock
    start, limit = clock.started_at, clock.limit
    first, last = local_day(start), local_day(end)
    worked = working_days_between(first, last, calendar)
    return Deadline(
        started_at=start,
        due_at=end,
        amber_at=min(end, _amber(start, end, limit, calendar)),
        limit=limit,
        skipped_days=max(0, (last - first).days - worked),
        calendar=calendar.version,
        provisional=last > calendar.known_until,
    )


def working_days_between(start: dt.date, end: dt.date, calendar: Calendar) -> int:
    """Return how many working days lie after `start` up to and with `end`."""
    return max(0, calendar.worked_until(end) - calendar.worked_until(start))


def working_time_between(
    start: dt.datetime, end: dt.datetime, calendar: Calendar
) -> dt.timedelta:
    """Return how much office time lies between the instants `start` and `end`."""
    total, day = dt.timedelta(0), local_day(start)
    while day <= local_day(end):
        if calendar.works_on(day):
            opens = dt.datetime.combine(day, OPENS, OFFICE_ZONE)
            room = min(end, _close_of(day)) - max(start, opens)
            total += max(room, dt.timedelta(0))
        day += dt.timedelta(days=1)
    return total


def lamp(clock: Deadline | None, at: dt.datetime) -> LampColour:
    """Return the colour at the instant `at` of a lamp whose running clock is `clock`."""
    if clock is None:
        return LampColour.NONE
    if at >= clock.due_at:
        return LampColour.RED
    return LampColour.AMBER if at >= clock.amber_at else LampColour.GREEN


def _advance(
    start: dt.datetime, count: int, unit: LimitUnit, calendar: Calendar
) -> dt.datetime:
    match unit:
        case LimitUnit.HOUR:
            return start + dt.timedelta(hours=count)
        case LimitUnit.WORKING_HOUR:
            return _add_working_hours(start, count, calendar)
        case LimitUnit.CALENDAR_DAY:
            day = local_day(start) + dt.timedelta(days=count)
            return _close_of(_next_working(day, calendar))
        case LimitUnit.WORKING_DAY:
            day = local_day(start)
            for _ in range(count):
                day = _next_working(day + dt.timedelta(days=1), calendar)
            return _close_of(day)


def _amber(
    start: dt.datetime, due: dt.datetime, limit: Limit, calendar: Calendar
) -> dt.datetime:
    if limit.unit in {LimitUnit.HOUR, LimitUnit.WORKING_HOUR}:
        return due - (due - start) * limit.amber / limit.count
    day = local_day(due)
    for _ in range(limit.amber):
        day = _previous_working(day - dt.timedelta(days=1), calendar)
    return max(start, dt.datetime.combine(day, dt.time(0), OFFICE_ZONE))


def _add_working_hours(start: dt.datetime, count: int, calendar: Calendar) -> dt.datetime:
    left = dt.timedelta(hours=count)
    now = start.astimezone(OFFICE_ZONE)
    while True:
        day = _next_working(now.date(), calendar)
        opens = dt.datetime.combine(day, OPENS, OFFICE_ZONE)
        now = max(now, opens)
        room = _close_of(day) - now
        if left <= room:
            return now + left
        left -= max(room, dt.timedelta(0))
        now = opens + dt.timedelta(hours=24 - OPENS.hour)


def _close_of(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, CLOSES, OFFICE_ZONE)


def _next_working(day: dt.date, calendar: Calendar) -> dt.date:
    while not calendar.works_on(day):
        day += dt.timedelta(days=1)
    return day


def _previous_working(day: dt.date, calendar: Calendar) -> dt.date:
    while not calendar.works_on(day):
        day -= dt.timedelta(days=1)
    return day
