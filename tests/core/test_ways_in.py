"""How a matter comes in: what the office asks of each way, whose order it is, until when."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given as anything
from hypothesis import strategies as st

from taizhang.core import commands as co
from taizhang.core import events as ev
from taizhang.core.clocks import OFFICE_ZONE, Limit, LimitUnit, deadline, no_later
from taizhang.core.refusals import Refusal
from taizhang.core.vocabulary import Actor, Asked, Channel, Duty
from taizhang.core.ways import Way
from tests.cast import CHEN_GRID_WORKER, LI_CLERK, LIU_HANDLER, PROPERTY
from tests.entries import (
    ACCEPTED,
    CALENDAR,
    FOUND,
    MONDAY,
    REGISTER,
    Steps,
    Story,
    does,
    given,
)

HOTLINE = Way("hotline", Channel.HOTLINE, (Asked.THEIR_NUMBER,))
ORDER = replace(REGISTER, channel=Channel.HOTLINE, their_number="20261109-0172")
BY_HOTLINE = Story().where(way=HOTLINE)
TOMORROW = dt.datetime(2026, 11, 10, 12, tzinfo=OFFICE_ZONE)
RESIDENT = Actor("a-systemxxxx", "", frozenset({Duty.REGISTER}))
ORDERED: Steps = does(LI_CLERK, replace(ORDER, their_due=TOMORROW))


def test_a_hotline_order_keeps_their_number_and_their_limit():
    issue = BY_HOTLINE.then(ORDERED).issue

    assert (issue.their_number, issue.their_due) == ("20261109-0172", TOMORROW)
    assert issue.channel is Channel.HOTLINE


def test_an_order_without_their_number_is_not_registered():
    nameless = replace(ORDER, their_number=" ")

    BY_HOTLINE.when(nameless, by=LI_CLERK).refused(Refusal.THEIR_NUMBER_MISSING)


@pytest.mark.parametrize(
    ("asked", "refusal"),
    [
        (Asked.REPORTER, Refusal.REPORTER_MISSING),
        (Asked.PHONE, Refusal.PHONE_MISSING),
        (Asked.PLACE, Refusal.PLACE_MISSING),
        (Asked.WORDS, Refusal.WORDS_NOT_WRITTEN),
        (Asked.THEIR_NUMBER, Refusal.THEIR_NUMBER_MISSING),
        (Asked.THEIR_DUE, Refusal.THEIR_DUE_MISSING),
    ],
)
def test_what_the_office_asks_of_a_way_must_be_said(asked, refusal):
    bare = replace(
        REGISTER, reporter="", phone="", words="", place="", place_text="", their_number=""
    )
    strict = Story().where(way=Way("counter", Channel.COUNTER, (asked,)))

    strict.when(bare, by=LI_CLERK).refused(refusal)


def test_everything_that_is_missing_is_told_at_once():
    wants = Way("letter", Channel.LETTER, (Asked.REPORTER, Asked.THEIR_DUE))
    letter = replace(REGISTER, reporter="")

    Story().where(way=wants).when(letter, by=LI_CLERK).refused(
        Refusal.REPORTER_MISSING, Refusal.THEIR_DUE_MISSING
    )


def test_what_staff_found_has_nobody_to_be_named():
    wants = Way("inspection", Channel.INSPECTION, (Asked.REPORTER, Asked.PHONE))

    Story().where(way=wants).when(FOUND, by=CHEN_GRID_WORKER).expects(ev.IssueRegistered)


def test_residents_themselves_may_say_as_little_as_they_like():
    wants = Way("online_form", Channel.ONLINE_FORM, (Asked.PHONE,))
    nameless = replace(REGISTER, reporter="", phone="", channel=Channel.ONLINE_FORM)

    Story().where(way=wants).when(nameless, by=RESIDENT).expects(ev.IssueRegistered)


def test_a_way_that_is_closed_takes_nothing():
    by_another = replace(REGISTER, way="mayors-line")

    Story().when(by_another, by=LI_CLERK).refused(Refusal.WAY_UNKNOWN)


def test_an_offices_own_way_counts_under_its_channel():
    mayors_line = Way("mayors-line", Channel.HOTLINE)
    command = replace(REGISTER, way="mayors-line", channel=Channel.COUNTER)

    issue = Story().where(way=mayors_line).when(command, by=LI_CLERK)
    registered = issue.expects(ev.IssueRegistered).issue
    assert (registered.way, registered.channel) == ("mayors-line", Channel.HOTLINE)


def test_who_answers_for_a_way_is_the_first_contact():
    chens = replace(HOTLINE, first_contact=CHEN_GRID_WORKER.id)

    assert Story().where(way=chens).then(ORDERED).issue.first_contact == CHEN_GRID_WORKER.id
    assert BY_HOTLINE.then(ORDERED).issue.first_contact == LI_CLERK.id


def test_the_same_order_is_never_registered_twice():
    held = BY_HOTLINE.where(their_number_held=True)

    held.when(ORDER, by=LI_CLERK).refused(Refusal.THEIR_NUMBER_HELD)


def test_their_limit_counts_where_it_is_earlier_than_ours():
    taken_on = BY_HOTLINE.then(ORDERED).then(does(LI_CLERK, co.AcceptIssue())).issue

    assert taken_on.clock is not None
    assert taken_on.clock.due_at == TOMORROW
    assert taken_on.clock.amber_at <= TOMORROW


def test_ours_counts_where_theirs_is_later():
    late = replace(ORDER, their_due=MONDAY + dt.timedelta(days=90))
    theirs = BY_HOTLINE.then(does(LI_CLERK, late, co.AcceptIssue())).issue

    assert theirs.clock == given(does(LI_CLERK, REGISTER, co.AcceptIssue())).issue.clock


def test_their_limit_holds_until_somebody_has_looked():
    steps = (*ORDERED, *does(LI_CLERK, co.AcceptIssue()))
    dispatch = co.DispatchIssue(unit=PROPERTY, handler=LIU_HANDLER.id)
    corrected = co.CorrectIssue(reason="分错了类。", category="river")
    story = BY_HOTLINE.then((*steps, *does(LI_CLERK, dispatch, corrected)))

    assert story.issue.clock is not None
    assert story.issue.clock.due_at == TOMORROW


def test_what_comes_back_after_the_answer_has_our_limit():
    refused = does(
        LI_CLERK, co.ReferIssue(to="供电公司", explanation="电杆归它管。"), days=1
    )
    again = does(LI_CLERK, co.ReopenIssue(reason="供电公司退了回来。"), days=5)
    back = BY_HOTLINE.then((*ORDERED, *refused, *again)).issue

    assert back.ends_by is None
    assert back.clock is not None
    assert back.clock.due_at > TOMORROW


@pytest.mark.parametrize("unit", LimitUnit)
@anything(minutes=st.integers(-3000, 30_000), count=st.integers(1, 15))
def test_the_earlier_of_two_limits_always_counts(unit, minutes, count):
    ours = deadline(MONDAY, Limit(count, unit, 1), CALENDAR)
    theirs = MONDAY + dt.timedelta(minutes=minutes)
    both = no_later(ours, theirs, CALENDAR)

    assert both.due_at == min(ours.due_at, theirs)
    assert both.amber_at <= both.due_at
    assert both.started_at == ours.started_at
    assert no_later(both, theirs, CALENDAR) == both


def test_a_matter_without_an_order_is_as_it_always_was():
    issue = given(ACCEPTED).issue

    assert (issue.way, issue.their_number, issue.their_due) == ("", "", None)
