"""A box is opened on the day its plan names, or on the next day that is worked."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.core.clocks import Calendar
from taizhang.core.vocabulary import LampColour
from taizhang.emptying.plan import Every, Plan, colour

FRIDAY = 4
PLAIN = Calendar(
    "t", days_off=frozenset(), days_on=frozenset(), known_until=dt.date(2030, 12, 31)
)
HOLIDAY = Calendar(
    "t",
    days_off=frozenset({dt.date(2026, 11, 20)}),
    days_on=frozenset(),
    known_until=dt.date(2030, 12, 31),
)


@pytest.mark.parametrize(
    ("every", "last", "due"),
    [
        (Every.WEEK, "2026-11-13", "2026-11-20"),
        (Every.WEEK, "2026-11-11", "2026-11-13"),
        (Every.TWO_WEEKS, "2026-11-13", "2026-11-27"),
        (Every.MONTH, "2026-11-06", "2026-12-04"),
        (Every.MONTH, "2026-12-31", "2027-01-01"),
    ],
)
def test_it_is_due_on_the_next_day_of_its_plan(every, last, due):
    found = Plan(every, FRIDAY).due_after(dt.date.fromisoformat(last), PLAIN)

    assert found == dt.date.fromisoformat(due)


def test_a_day_off_moves_it_to_the_next_working_day():
    due = Plan(Every.WEEK, FRIDAY).due_after(dt.date(2026, 11, 13), HOLIDAY)

    assert due == dt.date(2026, 11, 23)


def test_the_lamp_is_amber_on_the_day_and_red_after_it():
    due = dt.date(2026, 11, 20)

    assert colour(due, dt.date(2026, 11, 19)) is LampColour.GREEN
    assert colour(due, due) is LampColour.AMBER
    assert colour(due, dt.date(2026, 11, 21)) is LampColour.RED


@given(
    st.sampled_from(list(Every)),
    st.integers(0, 6),
    st.dates(dt.date(2026, 1, 1), dt.date(2029, 12, 31)),
)
def test_no_box_is_forgotten(every, weekday, last):
    due = Plan(every, weekday).due_after(last, PLAIN)

    assert last < due <= last + dt.timedelta(days=41)
    assert PLAIN.works_on(due)
