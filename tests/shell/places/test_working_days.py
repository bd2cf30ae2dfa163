"""Working days come from the notices there are, and are guessed, marked, after that."""

import datetime as dt

import pytest

from taizhang.core.clocks import Limit, LimitUnit, deadline
from taizhang.places.calendar import calendar, ensure_calendar, seed
from taizhang.places.models import CalendarDay
from taizhang.places.statutory import days_off

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
BEIJING = dt.timezone(dt.timedelta(hours=8))


@pytest.fixture
def seeded():
    ensure_calendar(dt.date(2026, 11, 21))
    return calendar()


@pytest.mark.parametrize(
    ("day", "works"),
    [
        pytest.param(dt.date(2026, 11, 20), True, id="a Friday"),
        pytest.param(dt.date(2026, 11, 21), False, id="a Saturday"),
        pytest.param(dt.date(2026, 10, 1), False, id="the national day"),
        pytest.param(dt.date(2026, 10, 10), True, id="a Saturday made up for it"),
        pytest.param(dt.date(2026, 2, 17), False, id="the spring festival"),
        pytest.param(dt.date(2010, 10, 9), True, id="a make-up day long ago"),
        pytest.param(dt.date(2027, 2, 5), False, id="the coming lunar new year's eve"),
        pytest.param(dt.date(2027, 5, 3), True, id="a Monday nobody gave off yet"),
        pytest.param(dt.date(2099, 1, 1), True, id="so far off that only weekdays count"),
    ],
)
def test_a_day_is_worked_as_the_notice_says(seeded, day, works):
    assert seeded.works_on(day) is works


def test_what_no_notice_covers_yet_is_provisional(seeded):
    start = dt.datetime(2026, 11, 21, 9, tzinfo=BEIJING)
    month = deadline(start, Limit(30, LimitUnit.WORKING_DAY, 2), seeded)
    week = deadline(start, Limit(5, LimitUnit.WORKING_DAY, 2), seeded)
    assert seeded.known_until == dt.date(2026, 12, 31)
    assert month.provisional
    assert not week.provisional


def test_the_same_days_have_the_same_version(seeded):
    seed(range(2004, 2029))
    assert calendar().version == seeded.version


def test_a_changed_day_makes_another_version(seeded):
    seed([2029])
    assert calendar().version != seeded.version
    assert dt.date(2029, 2, 13) in calendar().days_off


def test_a_day_the_office_entered_outlives_a_new_seed(seeded):
    flood = dt.date(2026, 7, 7)
    CalendarDay.objects.create(date=flood, working=False, name="防汛", source="office")
    seed([2026])
    assert not calendar().works_on(flood)


def test_a_second_start_changes_nothing(seeded, django_assert_num_queries):
    with django_assert_num_queries(2):
        ensure_calendar(dt.date(2026, 11, 21))


def test_a_new_year_widens_the_reach(seeded):
    ensure_calendar(dt.date(2030, 1, 2))
    assert dt.date(2032, 2, 11) in calendar().days_off


def test_an_office_without_any_calendar_still_knows_weekdays():
    assert calendar().works_on(dt.date(2026, 11, 20))
    assert not calendar().works_on(dt.date(2026, 11, 21))


@pytest.mark.parametrize("year", [1999, 2027, 2033, 2100])
def test_no_year_makes_it_fail(year):
    seed([year])
    assert all(day.weekday() < 5 for day, _name in days_off(year))
    assert dt.date(2027, 4, 5) in dict(days_off(2027))
