"""Stories happen on working days and are over by now, at whatever hour they are told."""

import datetime as dt

import pytest

from taizhang.core.clocks import OFFICE_ZONE, Calendar
from taizhang.demo.clock import Clock

HOLIDAY = dt.date(2026, 11, 19)
CALENDAR = Calendar("v", frozenset({HOLIDAY}), frozenset(), dt.date(2030, 12, 31))


def clock(day: int, hour: int, minute: int = 0) -> Clock:
    """Return the clock of somebody who tells the stories in November 2026."""
    return Clock(dt.datetime(2026, 11, day, hour, minute, tzinfo=OFFICE_ZONE), CALENDAR)


def test_a_working_day_counts_from_nine():
    assert clock(20, 9).day(0) == dt.date(2026, 11, 20)


def test_before_nine_the_last_day_is_yesterday():
    assert clock(18, 8, 59).day(0) == dt.date(2026, 11, 17)


def test_days_off_are_stepped_over():
    assert [clock(22, 12).day(-n) for n in range(3)] == [
        dt.date(2026, 11, 20),
        dt.date(2026, 11, 18),
        dt.date(2026, 11, 17),
    ]


@pytest.mark.parametrize("hour", [9, 10, 11, 12, 18])
def test_what_happened_today_is_over_and_in_order(hour):
    told = clock(20, hour)
    times = [told.at((0, time)) for time in ("8:40", "9:45", "9:45:20", "11:50")]

    assert times == sorted(times)
    assert times[-1] <= told.now


def test_an_earlier_day_keeps_its_hours():
    at = clock(20, 9).at((-1, "18:42"), minutes_before=7)

    assert at == dt.datetime(2026, 11, 18, 18, 35, tzinfo=OFFICE_ZONE)
