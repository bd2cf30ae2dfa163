"""What cannot be solved now is parked until somebody looks again (挂账), and never forgotten."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given as chance
from hypothesis import settings
from hypothesis import strategies as st

from taizhang.core import commands as co
from taizhang.core import events as ev
from taizhang.core.clocks import (
    OFFICE_ZONE,
    Limit,
    LimitUnit,
    local_day,
    working_days_between,
    working_time_between,
)
from taizhang.core.lamps import colour
from taizhang.core.refusals import Refusal
from taizhang.core.vocabulary import Duty, LampColour, Status
from tests.cast import (
    CITY_CARE,
    LI_CLERK,
    LIU_HANDLER,
    MIAO_LEADER,
    WANG_HANDLER,
    ZHOU_SECRETARY,
)
from tests.entries import (
    ACCEPTED,
    ASK_VOID,
    CALENDAR,
    FACTS,
    FULL,
    GRANT_VOID,
    IN_PROGRESS,
    OTHER,
    REGISTERED,
    SHOWN,
    SOLVED,
    Story,
    does,
    given,
    knowing,
    merged,
    under,
)

REVIEW = dt.date(2026, 12, 21)
ASK = co.AskDeferral(review_on=REVIEW, reason="要等汛期过了才能开挖。")
GRANT = co.DecideDeferral(granted=True)
RESUME = co.ResumeIssue(reason="水退了，可以开挖。")
WORKING = given(IN_PROGRESS)
ASKED = WORKING.when(ASK, by=LIU_HANDLER).expects(ev.DeferralAsked)
PARKED = ASKED.when(GRANT, by=MIAO_LEADER).expects(ev.DeferralDecided)


def lamp(story: Story, at: dt.datetime) -> LampColour:
    """Return the lamp of the matter at an instant."""
    return colour(story.issue.status, story.issue.clock, at)


def morning(day: dt.date) -> dt.datetime:
    """Return ten o'clock on a day."""
    return dt.datetime.combine(day, dt.time(10), OFFICE_ZONE)


def left(story: Story, day: dt.date) -> int:
    """Return how many working days are left after `day`."""
    assert story.issue.clock is not None
    return working_days_between(day, local_day(story.issue.clock.due_at), CALENDAR)


def test_asking_parks_nothing():
    assert ASKED.issue.status is Status.IN_PROGRESS
    assert ASKED.issue.clock == WORKING.issue.clock


def test_a_leader_parks_it_until_a_day():
    issue = PARKED.issue

    assert (issue.status, issue.deferred_count) == (Status.DEFERRED, 1)
    assert issue.clock is not None
    assert local_day(issue.clock.due_at) == REVIEW
    assert issue.deferral is not None
    assert (issue.deferral.was, issue.deferral.clock) == (
        Status.IN_PROGRESS,
        WORKING.issue.clock,
    )


def test_it_comes_back_by_itself_on_the_day():
    assert lamp(PARKED, morning(REVIEW - dt.timedelta(days=1))) is LampColour.PAUSED
    assert lamp(PARKED, morning(REVIEW)) is LampColour.AMBER
    assert lamp(PARKED, morning(REVIEW + dt.timedelta(days=1))) is LampColour.RED


def test_it_goes_on_with_what_was_left():
    later = PARKED.later(days=40)
    going_on = later.when(RESUME, by=LIU_HANDLER).expects(ev.IssueResumed)

    assert going_on.issue.status is Status.IN_PROGRESS
    assert going_on.issue.deferral is None
    before = left(WORKING, local_day(PARKED.at))
    assert left(going_on, local_day(going_on.at)) == before


def test_what_was_late_before_is_late_afterwards():
    late = WORKING.later(days=20).then(does(LIU_HANDLER, replace(ASK, review_on=REVIEW)))
    parked = late.when(GRANT, by=MIAO_LEADER).expects(ev.DeferralDecided)
    going_on = parked.later(days=7).when(RESUME, by=LIU_HANDLER).expects(ev.IssueResumed)

    assert going_on.issue.clock == WORKING.issue.clock
    assert lamp(going_on, going_on.at) is LampColour.RED


@pytest.mark.parametrize(
    ("limit", "was_left"),
    [
        (Limit(48, LimitUnit.HOUR, 2), dt.timedelta(hours=48)),
        (Limit(6, LimitUnit.CALENDAR_DAY, 1), dt.timedelta(days=8)),
    ],
    ids=["hours", "calendar days"],
)
def test_hours_and_days_are_kept_alike(limit, was_left):
    standard = replace(WORKING.issue.standard, handling=limit)
    story = given(knowing(replace(FACTS, standard=standard), IN_PROGRESS))
    parked = story.then(does(LIU_HANDLER, ASK), does(MIAO_LEADER, GRANT))
    going_on = parked.later(days=14).when(RESUME, by=LIU_HANDLER).expects(ev.IssueResumed)

    assert going_on.issue.clock is not None
    rest = going_on.issue.clock.due_at - going_on.at
    assert was_left - dt.timedelta(days=1) <= rest <= was_left


def test_working_hours_are_counted_within_office_hours():
    friday = dt.datetime(2026, 11, 13, 16, 0, tzinfo=OFFICE_ZONE)
    monday = dt.datetime(2026, 11, 16, 10, 30, tzinfo=OFFICE_ZONE)
    standard = replace(
        WORKING.issue.standard, handling=Limit(20, LimitUnit.WORKING_HOUR, 4)
    )
    story = given(knowing(replace(FACTS, standard=standard), IN_PROGRESS))
    parked = story.then(does(LIU_HANDLER, ASK), does(MIAO_LEADER, GRANT))
    going_on = parked.when(RESUME, by=LIU_HANDLER).expects(ev.IssueResumed)

    assert working_time_between(friday, monday, CALENDAR) == dt.timedelta(hours=2.5)
    assert going_on.issue.clock is not None
    assert going_on.issue.clock.limit == Limit(20, LimitUnit.WORKING_HOUR, 4)


def test_refused_it_goes_on_and_the_refusal_says_why():
    no = co.DecideDeferral(granted=False, reason="可以先做地面部分。")
    refused = ASKED.when(no, by=MIAO_LEADER).expects(ev.DeferralDecided)

    assert refused.issue.status is Status.IN_PROGRESS
    assert refused.issue.deferral_asked is None
    ASKED.when(co.DecideDeferral(granted=False), by=MIAO_LEADER).refused(
        Refusal.REASON_MISSING
    )


def test_only_a_leader_decides_and_nobody_on_their_own_work():
    approver = replace(ZHOU_SECRETARY, duties=frozenset({Duty.APPROVE}))
    ASKED.when(GRANT, by=approver).refused(Refusal.DUTY_MISSING)
    leader = replace(LIU_HANDLER, duties=MIAO_LEADER.duties)
    ASKED.when(GRANT, by=leader).refused(Refusal.SECOND_PERSON_NEEDED)


def test_whoever_gives_out_may_ask_before_anybody_has_it():
    asked = given(ACCEPTED).when(ASK, by=LI_CLERK).expects(ev.DeferralAsked)
    parked = asked.when(GRANT, by=MIAO_LEADER).expects(ev.DeferralDecided)
    going_on = parked.when(RESUME, by=LI_CLERK).expects(ev.IssueResumed)

    assert going_on.issue.status is Status.ACCEPTED


def test_another_unit_asks_for_nothing():
    WORKING.when(ASK, by=WANG_HANDLER).refused(Refusal.NOT_YOUR_UNIT)
    PARKED.when(RESUME, by=WANG_HANDLER).refused(Refusal.NOT_YOUR_UNIT)


def test_a_day_to_look_again_lies_ahead_and_within_half_a_year():
    today = local_day(WORKING.at)
    WORKING.when(replace(ASK, review_on=today), by=LIU_HANDLER).refused(
        Refusal.REVIEW_NOT_AHEAD
    )
    far = replace(ASK, review_on=today + dt.timedelta(days=184))
    WORKING.when(far, by=LIU_HANDLER).refused(Refusal.REVIEW_TOO_FAR)


def test_a_decision_that_comes_after_the_day_parks_nothing():
    ASKED.later(days=60).when(GRANT, by=MIAO_LEADER).refused(Refusal.REVIEW_NOT_AHEAD)


def test_nobody_asks_twice_at_once_or_decides_on_nothing():
    ASKED.when(ASK, by=LIU_HANDLER).refused(Refusal.DEFERRAL_ALREADY_ASKED)
    WORKING.when(GRANT, by=MIAO_LEADER).refused(Refusal.DEFERRAL_NOT_ASKED)


def test_a_reason_is_needed_to_park_and_to_go_on():
    WORKING.when(replace(ASK, reason=""), by=LIU_HANDLER).refused(Refusal.REASON_MISSING)
    PARKED.when(co.ResumeIssue(reason=""), by=LIU_HANDLER).refused(Refusal.REASON_MISSING)


def test_still_impossible_it_stays_parked_until_another_day():
    longer = replace(ASK, review_on=dt.date(2027, 1, 20))
    again = PARKED.later(days=40).when(longer, by=LIU_HANDLER).expects(ev.DeferralAsked)
    parked = again.when(GRANT, by=MIAO_LEADER).expects(ev.DeferralDecided)
    going_on = parked.when(RESUME, by=LIU_HANDLER).expects(ev.IssueResumed)

    assert parked.issue.deferred_count == 1
    before = left(WORKING, local_day(PARKED.at))
    assert left(going_on, local_day(going_on.at)) == before


def test_nothing_is_done_with_what_is_parked_before_it_goes_on():
    shown = given(SHOWN).then(does(LIU_HANDLER, ASK), does(MIAO_LEADER, GRANT))
    shown.when(SOLVED, by=LIU_HANDLER).refused(Refusal.NOT_IN_THIS_STATUS)
    PARKED.when(co.RecordProgress(text="先做一点。"), by=LIU_HANDLER).refused(
        Refusal.NOT_IN_THIS_STATUS
    )


def test_another_resident_may_join_it():
    another = PARKED.when(co.AddVoice(words="我家门口也淹。"), by=LI_CLERK)
    assert len(another.expects(ev.VoiceAdded).issue.voices) == 2

    other = replace(OTHER, entries=given(REGISTERED, case="c-2").entries, first_seq=900)
    _gone, came = merged(other, PARKED)
    assert came.issue.status is Status.DEFERRED


def test_put_into_other_hands_it_stays_parked_there():
    over = co.HandOver(unit=CITY_CARE, handler=WANG_HANDLER.id)
    theirs = PARKED.when(over, by=LI_CLERK).expects(ev.IssueDispatched)
    going_on = theirs.when(RESUME, by=WANG_HANDLER).expects(ev.IssueResumed)

    assert theirs.issue.status is Status.DEFERRED
    assert going_on.issue.status is Status.DISPATCHED


def test_entered_in_error_it_is_void_even_so():
    asked = PARKED.when(ASK_VOID, by=LI_CLERK).expects(ev.VoidAsked)
    void = asked.when(GRANT_VOID, by=ZHOU_SECRETARY).expects(ev.VoidDecided)

    assert void.issue.deferral is None


def test_what_others_want_earlier_turns_it_red_earlier():
    soon = dt.datetime(2026, 11, 20, 17, 0, tzinfo=OFFICE_ZONE)
    story = replace(PARKED, entries=_ordered(PARKED, soon))
    again = story.when(ASK, by=LIU_HANDLER).expects(ev.DeferralAsked)
    parked = again.when(GRANT, by=MIAO_LEADER).expects(ev.DeferralDecided)

    assert parked.issue.clock is not None
    assert parked.issue.clock.due_at == soon


def _ordered(story: Story, due: dt.datetime) -> tuple[object, ...]:
    """Return the entries of `story` as of one that came with an order due then."""
    first, *rest = story.entries
    event = replace(first.event, their_number="GD-7", their_due=due)
    return (replace(first, event=event), *rest)


def test_once_it_is_reported_nobody_waits_for_the_parking_any_more():
    asked = given(SHOWN).when(ASK, by=LIU_HANDLER).expects(ev.DeferralAsked)
    reported = asked.when(SOLVED, by=LIU_HANDLER).expects(ev.HandlingReported)

    assert reported.issue.deferral_asked is None


@settings(max_examples=60)
@chance(days=st.lists(st.integers(1, 20), min_size=1, max_size=4))
def test_however_often_it_is_parked_nobody_gains_more_than_a_day(days):
    story = WORKING
    for count in days:
        review = local_day(story.at) + dt.timedelta(days=count)
        story = story.then(
            does(LIU_HANDLER, replace(ASK, review_on=review)), does(MIAO_LEADER, GRANT)
        )
        story = story.later(days=count).then(does(LIU_HANDLER, RESUME))

    # At least a day is left whenever it goes on.
    assert 1 <= left(story, local_day(story.at)) <= left(WORKING, local_day(WORKING.at))


def test_how_long_says_the_standard_of_its_day():
    soon = given(under(replace(FULL, policy="soon", parking_days=30), IN_PROGRESS))
    for days, refused in ((30, ()), (31, (Refusal.REVIEW_TOO_FAR,))):
        day = local_day(soon.at) + dt.timedelta(days=days)
        asking = soon.when(co.AskDeferral(review_on=day, reason="等汛期。"), by=LIU_HANDLER)
        asking.refused(*refused) if refused else asking.expects(ev.DeferralAsked)
