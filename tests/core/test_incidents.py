"""A storm or an outage gathers matters under one urgent limit, and sets no rule aside."""

import datetime as dt

import pytest

from taizhang.core import commands as co
from taizhang.core import events as ev
from taizhang.core.clocks import Limit, LimitUnit
from taizhang.core.refusals import Refusal
from tests.cast import LI_CLERK, LIU_HANDLER, ZHENG_VERIFIER
from tests.entries import ACCEPTED, DISPATCHED, REGISTERED, STRUCK_OFF, does, given

STORM = Limit(6, LimitUnit.HOUR, 2)
JOIN = co.JoinIncident(incident="n-storm")
LEAVE = co.LeaveIncident(reason="和暴雨无关。")
GOING_ON = given(ACCEPTED).where(incident=STORM)
JOINED = GOING_ON.when(JOIN, by=LI_CLERK).expects(ev.IncidentJoined)


def test_a_matter_joins_and_has_the_urgent_limit():
    issue = JOINED.issue

    assert issue.incident == "n-storm"
    assert issue.clock is not None
    assert issue.clock.due_at == issue.incident_due
    assert issue.clock.due_at - JOINED.entries[-1].at == dt.timedelta(hours=6)


def test_its_standard_is_what_it_was():
    before = given(ACCEPTED).issue

    assert (JOINED.issue.standard, JOINED.issue.policy) == (before.standard, before.policy)


@pytest.mark.parametrize("steps", [REGISTERED, DISPATCHED], ids=["waiting", "given out"])
def test_it_joins_however_far_it_is(steps):
    story = given(steps).where(incident=STORM)

    assert story.when(JOIN, by=LI_CLERK).expects(ev.IncidentJoined).issue.incident


def test_joining_late_gains_nobody_time():
    a_week = GOING_ON.where(incident=Limit(30, LimitUnit.CALENDAR_DAY, 1))

    joined = a_week.when(JOIN, by=LI_CLERK).expects(ev.IncidentJoined)
    assert joined.issue.clock == given(ACCEPTED).issue.clock


def test_one_that_is_over_takes_nothing():
    given(ACCEPTED).when(JOIN, by=LI_CLERK).refused(Refusal.INCIDENT_UNKNOWN)


def test_nothing_joins_twice():
    JOINED.when(JOIN, by=LI_CLERK).refused(Refusal.ALREADY_IN_INCIDENT)


def test_a_handler_does_not_decide_what_is_part_of_it():
    GOING_ON.when(JOIN, by=LIU_HANDLER).refused(Refusal.DUTY_MISSING)


def test_what_leaves_has_its_own_limit_from_its_own_start():
    left = JOINED.when(LEAVE, by=LI_CLERK).expects(ev.IncidentLeft).issue

    assert (left.incident, left.incident_due) == ("", None)
    assert left.clock == given(ACCEPTED).issue.clock


def test_what_is_in_none_leaves_none():
    given(ACCEPTED).when(LEAVE, by=LI_CLERK).refused(Refusal.NOT_IN_INCIDENT)


def test_who_joined_it_by_mistake_takes_that_back():
    undone = JOINED.then(does(LI_CLERK, co.UndoStep(), seconds=20))

    assert undone.issue.clock == given(ACCEPTED).issue.clock


def test_what_comes_back_after_the_storm_has_no_urgent_limit_any_more():
    back = given(STRUCK_OFF).when(co.ReopenIssue(reason="又漏。"), by=ZHENG_VERIFIER)

    assert back.expects(ev.IssueReopened).issue.incident_due is None
