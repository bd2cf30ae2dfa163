"""Another calendar moves due days, and nothing else; the same one moves nothing."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given as whatever

from taizhang.core import commands as co
from taizhang.core import events as ev
from taizhang.core.clocks import Calendar, local_day
from taizhang.core.decide import POSSIBLE_IN
from taizhang.core.evolve import fold
from taizhang.core.recounting import recounted
from taizhang.core.refusals import Refusal
from tests.cast import (
    LI_CLERK,
    LIU_HANDLER,
    MIAO_LEADER,
    SUN_ADMINISTRATOR,
    ZHOU_SECRETARY,
)
from tests.core.walking import NOTICE as BY_NOTICE
from tests.core.walking import WALKS
from tests.entries import (
    ACCEPTED,
    CALENDAR,
    FACTS,
    HANDLED,
    IN_PROGRESS,
    MERGED,
    NOTE,
    REGISTER,
    STRUCK_OFF,
    TO_CONFIRM,
    does,
    given,
    knowing,
)

COUNT = co.RecountClock()
# 2027 as it would be guessed, and as a notice might have it: two more days off, one made up.
GUESSED = replace(CALENDAR, version="guess", days_off=frozenset({dt.date(2027, 1, 1)}))
NOTICE = Calendar(
    version="notice",
    days_off=frozenset(dt.date(2027, 1, day) for day in (1, 4, 5)),
    days_on=frozenset({dt.date(2027, 1, 9)}),
    known_until=dt.date(2027, 12, 31),
)


def over_new_year():
    """Return a matter taken on in December, due in a year for which no notice is out."""
    guessed = replace(FACTS, calendar=GUESSED)
    later = does(LI_CLERK, co.AcceptIssue(), days=49)
    return given(knowing(guessed, (*does(LI_CLERK, REGISTER), *later)))


def test_a_notice_moves_the_due_day_and_the_entry_before_keeps_the_old_one():
    story = over_new_year()
    before = story.issue.clock
    counted = story.where(calendar=NOTICE).when(COUNT, by=SUN_ADMINISTRATOR)
    after = counted.expects(ev.ClockRecounted)

    assert (local_day(before.due_at), before.provisional) == (dt.date(2027, 1, 7), True)
    clock = after.issue.clock
    assert (local_day(clock.due_at), clock.provisional) == (dt.date(2027, 1, 9), False)
    assert (clock.started_at, clock.limit) == (before.started_at, before.limit)
    assert after.entries[-2].event.handle_by == before
    untouched = replace(after.issue, clock=before, n=story.issue.n, step=story.issue.step)
    assert untouched == story.issue


def test_it_is_counted_once():
    once = over_new_year().where(calendar=NOTICE).then(does(SUN_ADMINISTRATOR, COUNT))

    once.when(COUNT, by=SUN_ADMINISTRATOR).refused(Refusal.NOTHING_CHANGES)


def test_a_calendar_that_differs_elsewhere_changes_nothing():
    elsewhere = replace(
        CALENDAR, version="other", days_on=CALENDAR.days_on | {dt.date(2026, 12, 5)}
    )
    story = given(ACCEPTED).where(calendar=elsewhere)

    story.when(COUNT, by=SUN_ADMINISTRATOR).refused(Refusal.NOTHING_CHANGES)


def test_what_others_want_earlier_still_ends_it():
    friday = dt.datetime(2026, 11, 13, 4, 0, tzinfo=dt.UTC)
    ordered = replace(REGISTER, their_number="GD-7", their_due=friday)
    story = given(does(LI_CLERK, ordered), does(LI_CLERK, co.AcceptIssue()))
    off = replace(CALENDAR, version="off", days_off=frozenset({dt.date(2026, 11, 11)}))

    counted = story.where(calendar=off).then(does(SUN_ADMINISTRATOR, COUNT))
    assert counted.issue.clock.due_at == friday == story.issue.clock.due_at


def test_more_time_that_was_granted_is_kept_and_what_is_parked_stands_still():
    until = dt.date(2026, 11, 24)
    asked = given(IN_PROGRESS).then(
        does(LIU_HANDLER, co.AskExtension(until=until, reason="等配件。")),
        does(ZHOU_SECRETARY, co.DecideExtension(granted=True)),
    )
    parked = given(IN_PROGRESS).then(
        does(LIU_HANDLER, co.AskDeferral(review_on=until, reason="等汛期过。")),
        does(MIAO_LEADER, co.DecideDeferral(granted=True)),
    )
    off = replace(CALENDAR, version="off", days_off=frozenset({dt.date(2026, 11, 20)}))

    counted = asked.where(calendar=off).then(does(SUN_ADMINISTRATOR, COUNT))
    assert local_day(counted.issue.clock.due_at) == dt.date(2026, 11, 25)
    assert counted.issue.first_due_at == asked.issue.first_due_at
    standing = parked.where(calendar=off).when(COUNT, by=SUN_ADMINISTRATOR)
    standing.refused(Refusal.NOT_IN_THIS_STATUS)


@pytest.mark.parametrize(
    ("steps", "refusal"),
    [
        pytest.param(STRUCK_OFF, Refusal.NOT_IN_THIS_STATUS, id="struck off"),
        pytest.param(MERGED, Refusal.NOT_IN_THIS_STATUS, id="merged"),
        pytest.param(TO_CONFIRM, Refusal.TO_CONFIRM, id="to confirm"),
    ],
)
def test_what_has_no_running_clock_is_left_alone(steps, refusal):
    counted = given(steps).where(calendar=NOTICE).when(COUNT, by=SUN_ADMINISTRATOR)
    counted.refused(refusal, Refusal.NOTHING_CHANGES)


def test_only_who_administers_counts_anew():
    story = over_new_year().where(calendar=NOTICE)

    story.when(COUNT, by=LI_CLERK).refused(Refusal.DUTY_MISSING)


def test_whoever_is_deciding_need_not_begin_again_and_nobody_takes_it_back():
    counted = over_new_year().where(calendar=NOTICE).then(does(SUN_ADMINISTRATOR, COUNT))

    assert counted.issue.turned_at == counted.issue.n - 1
    undo = counted.when(co.UndoStep(), by=SUN_ADMINISTRATOR)
    undo.refused(Refusal.STEP_STAYS, Refusal.UNDO_TOO_LATE)


@pytest.mark.parametrize("steps", [ACCEPTED, HANDLED], ids=["accepted", "handled"])
def test_a_note_never_moves_a_due_day(steps):
    story = given(steps)

    assert story.then(does(LI_CLERK, NOTE)).issue.clock == story.issue.clock


@whatever(WALKS)
def test_the_same_calendar_moves_nothing_whatever_happened(walk):
    for case, entries in walk.entries.items():
        issue = walk.issues[case]
        counted = any(isinstance(each.event, ev.ClockRecounted) for each in entries)
        if issue.clock and issue.status in POSSIBLE_IN[co.RecountClock] and not counted:
            assert recounted(issue.clock, issue.ends_by, CALENDAR) == issue.clock


@whatever(WALKS)
def test_counting_twice_changes_nothing_whatever_happened(walk):
    for entries in walk.entries.values():
        for place, entry in enumerate(entries, 1):
            if isinstance(entry.event, ev.ClockRecounted):
                issue = fold(entries[:place])
                assert issue.clock == entry.event.clock
                assert recounted(issue.clock, issue.ends_by, BY_NOTICE) == issue.clock
