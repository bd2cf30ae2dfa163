"""When somebody is due again, and who is out of sight: only being reached counts."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from taizhang.core.visiting import (
    CHANNEL,
    LONG_DAYS,
    REACHED,
    Coverage,
    Kind,
    Look,
    Outcome,
    coverage,
    in_order,
)

TODAY = dt.date(2026, 11, 21)
AGO = st.integers(0, 400).map(lambda days: TODAY - dt.timedelta(days=days))


@st.composite
def looks(draw):
    """A place to look in, with days that can have come about."""
    since = draw(AGO)
    reached = draw(st.none() | st.dates(since, TODAY))
    tried = draw(st.none() | st.dates(reached or since, TODAY))
    return Look(since, draw(st.integers(1, 365)), reached, tried or reached)


def days_ago(days):
    """Return the day so many days before today."""
    return TODAY - dt.timedelta(days=days)


def test_a_new_household_is_due_at_once():
    assert Look(since=TODAY, every_days=30).due(TODAY)


def test_a_week_after_being_reached_a_weekly_household_is_due_and_not_a_day_before():
    assert not Look(days_ago(60), 7, days_ago(6)).due(TODAY)
    assert Look(days_ago(60), 7, days_ago(7)).due(TODAY)


def test_a_shut_door_reaches_nobody():
    assert Outcome.NOBODY_HOME not in REACHED
    assert Outcome.NOT_OPENED not in REACHED
    shut = Look(days_ago(60), 7, days_ago(40), tried_on=days_ago(1))
    assert shut.due(TODAY)
    assert shut.long_unreached(TODAY)


def test_thirty_days_are_long_and_twenty_nine_are_not():
    assert Look(days_ago(60), 90, days_ago(LONG_DAYS)).long_unreached(TODAY)
    assert not Look(days_ago(60), 90, days_ago(LONG_DAYS - 1)).long_unreached(TODAY)


def test_a_household_just_written_down_is_not_called_neglected():
    assert not Look(since=TODAY, every_days=1).long_unreached(TODAY)


def test_each_way_of_going_round_has_a_channel_of_its_own():
    assert len(set(CHANNEL.values())) == len(Kind) == len(CHANNEL)


@given(looks(), st.dates(TODAY, dt.date(2027, 12, 31)))
def test_who_is_due_stays_due_until_somebody_is_reached(look, later):
    if look.due(TODAY):
        assert look.due(later)


@given(looks())
def test_trying_again_without_reaching_anybody_changes_neither_due_nor_neglect(look):
    tried = Look(look.since, look.every_days, look.reached_on, tried_on=TODAY)
    assert tried.due(TODAY) == look.due(TODAY)
    assert tried.unreached_days(TODAY) == look.unreached_days(TODAY)
    assert tried.on_the_way(TODAY)


@given(st.lists(looks(), max_size=12))
def test_coverage_counts_everybody_once(found):
    whole = coverage(found, TODAY)
    assert whole.reached + whole.unreached == whole.all == len(found)
    assert whole.unreached == sum(each.long_unreached(TODAY) for each in found)
    assert whole.due <= whole.all
    assert (whole.percent == 100) == (whole.all > 0 and whole.reached == whole.all)


@given(st.lists(looks(), max_size=12))
def test_the_way_holds_whoever_is_due_and_begins_with_who_waits_longest(found):
    way = in_order(found, TODAY)
    assert {at for at, each in enumerate(found) if each.due(TODAY)} <= set(way)
    assert len(way) == len(set(way))
    waiting = [found[at].due_on for at in way if found[at].tried_on != TODAY]
    assert waiting == sorted(waiting)


def test_nobody_to_visit_is_no_coverage_and_no_crash():
    assert coverage([], TODAY) == Coverage()
    assert Coverage().percent == 0
