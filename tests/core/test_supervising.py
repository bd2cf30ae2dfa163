"""A leader follows a matter up, and what its handlers write next is the answer (督办)."""

import datetime as dt
from dataclasses import replace

import pytest

from taizhang.core import commands as co
from taizhang.core import events as ev
from taizhang.core.refusals import Refusal
from tests.cast import LI_CLERK, LIU_HANDLER, MIAO_LEADER, WANG_HANDLER, ZHENG_VERIFIER
from tests.entries import (
    ACCEPTED,
    ANSWERED,
    BEFORE,
    HANDLED,
    IN_PROGRESS,
    REGISTERED,
    STRIKE_OFF,
    VERIFIED,
    does,
    given,
)

BY = dt.date(2026, 11, 12)
DEMAND = co.SuperviseIssue(
    demand="三天内把灯修好，写明为什么拖到现在。", answer_by=BY, leader=MIAO_LEADER.id
)
WORKING = given(IN_PROGRESS)
FOLLOWED_UP = WORKING.when(DEMAND, by=MIAO_LEADER).expects(ev.IssueSupervised)
PROGRESS = co.RecordProgress(text="今晚换。")


def test_a_leader_demands_an_answer_by_a_day():
    demanded = FOLLOWED_UP.issue.supervision

    assert demanded is not None
    assert (demanded.answer_by, demanded.leader, demanded.answered) == (
        BY,
        MIAO_LEADER.id,
        False,
    )
    assert FOLLOWED_UP.issue.supervised_count == 1


def test_it_moves_no_date_and_takes_no_step():
    before, now = WORKING.issue, FOLLOWED_UP.issue

    assert (now.status, now.clock, now.turned_at) == (
        before.status,
        before.clock,
        before.turned_at,
    )


def test_what_the_handlers_write_next_is_the_answer():
    answered = FOLLOWED_UP.when(PROGRESS, by=LIU_HANDLER).expects(ev.ProgressRecorded)

    assert answered.issue.supervision is not None
    assert answered.issue.supervision.answered


def test_what_others_add_is_none():
    shown = FOLLOWED_UP.when(BEFORE, by=LI_CLERK).expects(ev.EvidenceAdded)

    assert shown.issue.supervision is not None
    assert not shown.issue.supervision.answered


def test_what_a_supporting_unit_writes_is_not_the_answer_of_the_one_that_leads():
    dispatch = co.DispatchIssue(
        unit=LIU_HANDLER.unit, handler=LIU_HANDLER.id, supporting=(WANG_HANDLER.unit,)
    )
    helped = given(ACCEPTED).then(does(LI_CLERK, dispatch), does(MIAO_LEADER, DEMAND))
    said = helped.then(does(WANG_HANDLER, PROGRESS))
    answered = said.then(does(LIU_HANDLER, PROGRESS))

    assert said.issue.supervision is not None
    assert not said.issue.supervision.answered
    assert answered.issue.supervision is not None
    assert answered.issue.supervision.answered


@pytest.mark.parametrize("day", [dt.date(2206, 11, 30), dt.date.max, dt.date(2026, 1, 1)])
def test_a_day_that_is_past_or_mistyped_demands_nothing(day):
    demand = replace(DEMAND, answer_by=day)
    WORKING.when(demand, by=MIAO_LEADER).refused(Refusal.ANSWER_NOT_AHEAD)


def test_another_demand_takes_its_place_and_both_are_counted():
    answered = FOLLOWED_UP.when(PROGRESS, by=LIU_HANDLER).expects(ev.ProgressRecorded)
    listed = co.SuperviseIssue(demand="还不亮，挂牌。", answer_by=BY, listed=True)
    again = answered.when(listed, by=MIAO_LEADER).expects(ev.IssueSupervised)

    assert again.issue.supervision is not None
    assert (again.issue.supervision.listed, again.issue.supervision.answered) == (
        True,
        False,
    )
    assert again.issue.supervised_count == 2


def test_lifted_it_goes_its_usual_way():
    lift = co.LiftSupervision(reason="已当面说清。")
    lifted = FOLLOWED_UP.when(lift, by=MIAO_LEADER).expects(ev.SupervisionLifted)

    assert (lifted.issue.supervision, lifted.issue.supervised_count) == (None, 1)
    lifted.when(lift, by=MIAO_LEADER).refused(Refusal.NOT_SUPERVISED)
    no_words = co.LiftSupervision(reason="")
    FOLLOWED_UP.when(no_words, by=MIAO_LEADER).refused(Refusal.REASON_MISSING)


def test_with_the_strike_off_it_is_over():
    story = given(ANSWERED).when(DEMAND, by=MIAO_LEADER).expects(ev.IssueSupervised)
    ended = story.when(STRIKE_OFF, by=ZHENG_VERIFIER).expects(ev.IssueStruckOff)

    assert ended.issue.supervision is None


def test_a_demand_has_words_and_a_day_that_is_not_over():
    empty = co.SuperviseIssue(demand=" ", answer_by=dt.date(2026, 11, 8))

    WORKING.when(empty, by=MIAO_LEADER).refused(
        Refusal.DEMAND_MISSING, Refusal.ANSWER_NOT_AHEAD
    )


def test_nobody_but_a_leader_demands():
    WORKING.when(DEMAND, by=LI_CLERK).refused(Refusal.DUTY_MISSING)


@pytest.mark.parametrize("steps", [REGISTERED, HANDLED, VERIFIED])
def test_wherever_it_stands(steps):
    given(steps).when(DEMAND, by=MIAO_LEADER).expects(ev.IssueSupervised)
