"""Clocks: days are counted as the law counts them, 调休 included; a lamp can say why."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.core.clocks import (
    OFFICE_ZONE,
    Calendar,
    Limit,
    LimitUnit,
    deadline,
    lamp,
    local_day,
    working_days_between,
)
from taizhang.core.vocabulary import LampColour
from tests.entries import CALENDAR

DAY, CALENDAR_DAY = LimitUnit.WORKING_DAY, LimitUnit.CALENDAR_DAY
HOUR, WORKING_HOUR = LimitUnit.HOUR, LimitUnit.WORKING_HOUR


def at(text: str) -> dt.datetime:
    """Return the instant of a local `text` such as 2026-09-18 10:00."""
    return dt.datetime.fromisoformat(text).replace(tzinfo=OFFICE_ZONE)


def due(start: str, count: int, unit: LimitUnit) -> str:
    """Return when so many units from `start` are over, in local time."""
    end = deadline(at(start), Limit(count, unit, 0), CALENDAR).due_at
    return f"{end.astimezone(OFFICE_ZONE):%Y-%m-%d %H:%M}"


@pytest.mark.parametrize(
    ("start", "count", "unit", "end"),
    [
        pytest.param(
            "2026-11-09 09:00", 1, DAY, "2026-11-10 17:00", id="the first day is free"
        ),
        pytest.param("2026-11-13 16:00", 1, DAY, "2026-11-16 17:00", id="over a weekend"),
        pytest.param("2026-09-18 10:00", 1, DAY, "2026-09-20 17:00", id="a make-up Sunday"),
        pytest.param("2026-09-30 10:00", 1, DAY, "2026-10-08 17:00", id="National Day"),
        pytest.param(
            "2026-09-30 10:00", 3, DAY, "2026-10-10 17:00", id="a make-up Saturday"
        ),
        pytest.param(
            "2026-11-14 10:00", 1, DAY, "2026-11-16 17:00", id="begun on a Saturday"
        ),
        pytest.param(
            "2026-11-09 09:00", 3, CALENDAR_DAY, "2026-11-12 17:00", id="plain days"
        ),
        pytest.param("2026-11-11 09:00", 3, CALENDAR_DAY, "2026-11-16 17:00", id="roll on"),
        pytest.param(
            "2026-11-13 23:30", 2, HOUR, "2026-11-14 01:30", id="hours never wait"
        ),
        pytest.param(
            "2026-11-09 10:00", 2, WORKING_HOUR, "2026-11-09 12:00", id="same day"
        ),
        pytest.param(
            "2026-11-09 15:00", 2, WORKING_HOUR, "2026-11-09 17:00", id="till close"
        ),
        pytest.param(
            "2026-11-09 16:00", 2, WORKING_HOUR, "2026-11-10 10:00", id="next day"
        ),
        pytest.param(
            "2026-11-13 20:00", 2, WORKING_HOUR, "2026-11-16 11:00", id="at night"
        ),
        pytest.param("2026-11-09 06:00", 10, WORKING_HOUR, "2026-11-10 11:00", id="early"),
    ],
)
def test_a_limit_ends_when_the_law_says(start, count, unit, end):
    assert due(start, count, unit) == end


def test_a_deadline_tells_how_many_days_it_skipped_and_by_which_calendar():
    clock = deadline(at("2026-09-30 10:00"), Limit(1, DAY, 0), CALENDAR)

    assert (clock.skipped_days, clock.calendar) == (7, "test-2026")
    assert not clock.provisional


def test_past_the_last_notice_a_deadline_is_provisional():
    clock = deadline(at("2026-12-31 10:00"), Limit(1, DAY, 0), CALENDAR)

    assert local_day(clock.due_at) == dt.date(2027, 1, 1)
    assert clock.provisional


def test_amber_begins_so_many_working_days_before_the_end():
    clock = deadline(at("2026-11-09 09:00"), Limit(7, DAY, 2), CALENDAR)

    assert local_day(clock.due_at) == dt.date(2026, 11, 18)
    assert clock.amber_at == at("2026-11-16 00:00")
    over_a_weekend = deadline(at("2026-11-09 09:00"), Limit(5, DAY, 1), CALENDAR)
    assert over_a_weekend.amber_at == at("2026-11-13 00:00")


def test_amber_of_hours_is_that_share_of_them():
    clock = deadline(at("2026-11-09 09:00"), Limit(4, HOUR, 1), CALENDAR)

    assert clock.amber_at == at("2026-11-09 12:00")


def test_amber_never_begins_before_the_clock():
    clock = deadline(at("2026-11-09 09:00"), Limit(1, DAY, 5), CALENDAR)

    assert clock.amber_at == clock.started_at


@pytest.mark.parametrize(
    ("moment", "colour"),
    [
        ("2026-11-15 23:59", LampColour.GREEN),
        ("2026-11-16 00:00", LampColour.AMBER),
        ("2026-11-18 16:59", LampColour.AMBER),
        ("2026-11-18 17:00", LampColour.RED),
    ],
)
def test_a_lamp_turns_amber_and_red_by_itself(moment, colour):
    clock = deadline(at("2026-11-09 09:00"), Limit(7, DAY, 2), CALENDAR)

    assert lamp(clock, at(moment)) is colour


def test_without_a_clock_there_is_no_lamp():
    assert lamp(None, at("2026-11-09 09:00")) is LampColour.NONE


def test_working_days_left_are_counted_without_today():
    friday, monday = dt.date(2026, 9, 18), dt.date(2026, 9, 21)

    assert working_days_between(friday, monday, CALENDAR) == 2
    assert working_days_between(monday, friday, CALENDAR) == 0


@given(
    st.dates(dt.date(2026, 1, 1), dt.date(2026, 12, 31)),
    st.dates(dt.date(2026, 1, 1), dt.date(2026, 12, 31)),
)
def test_working_days_are_those_that_one_would_count_in_the_calendar(start, end):
    after = (start + dt.timedelta(days=n + 1) for n in range((end - start).days))

    counted = sum(CALENDAR.works_on(day) for day in after)

    assert working_days_between(start, end, CALENDAR) == counted


def test_the_offices_day_is_the_one_in_its_own_zone():
    assert local_day(dt.datetime(2026, 11, 9, 16, 0, tzinfo=dt.UTC)) == dt.date(
        2026, 11, 10
    )


def test_a_make_up_day_wins_over_a_day_off():
    day = dt.date(2026, 10, 10)
    torn = Calendar("torn", frozenset({day}), frozenset({day}), day)

    assert torn.works_on(day)
    assert working_days_between(day - dt.timedelta(days=1), day, torn) == 1
