"""A second look at a strike-off (抽看): drawn by the book, answered once, decided by people."""

import datetime as dt
from dataclasses import replace

import pytest

from taizhang.core import commands as co
from taizhang.core import events as ev
from taizhang.core.refusals import Refusal
from taizhang.core.second_looks import is_for_outsiders
from taizhang.core.vocabulary import Actor, Duty, SecondLook, Status, WhoLooked
from tests.cast import CITY_CARE, LI_CLERK, LIU_HANDLER, MIAO_LEADER, ZHENG_VERIFIER
from tests.entries import REOPEN, STRUCK_OFF, Story, does, given

BOOK = Actor("a-system", "", frozenset({Duty.REGISTER, Duty.FOLLOW_UP}))
ENDED_ON = dt.date(2026, 11, 9)


def drawn(story: Story) -> co.DrawSecondLook:
    """Return the drawing of the strike-off that `story` ends with."""
    seq = story.issue.lots.struck
    return co.DrawSecondLook(struck_off=seq, size=seq + 1, root="cm9vdA==", share=5)


def answered(answer: SecondLook) -> co.RecordSecondLook:
    """Return what a member of the council said."""
    return co.RecordSecondLook(answer=answer, looked=WhoLooked.COUNCIL, missing="灯不亮。")


def asked_about() -> Story:
    """Return a matter that was struck off and drawn a week later."""
    story = given(STRUCK_OFF)
    return story.then(does(BOOK, drawn(story), days=7))


def test_lots_fall_on_it_and_it_stays_struck_off():
    story = asked_about()

    lots = story.issue.lots
    assert story.issue.status is Status.STRUCK_OFF
    assert (lots.open, lots.drawn_count) == (lots.struck, 1)
    assert story.issue.look_back_on == ENDED_ON + dt.timedelta(days=30)


def test_where_a_unit_is_complained_of_no_outsider_is_asked():
    issue = asked_about().issue

    assert is_for_outsiders(issue)
    assert not is_for_outsiders(replace(issue, complained_of=CITY_CARE))


def test_no_person_picks_and_none_is_drawn_twice():
    story = given(STRUCK_OFF)
    story.when(drawn(story), by=LI_CLERK).refused(Refusal.DRAWN_BY_LOTS)
    again = asked_about()
    again.when(drawn(again), by=BOOK).refused(Refusal.ALREADY_DRAWN)


def test_what_held_is_counted_and_asks_nothing_more():
    issue = asked_about().then(does(BOOK, answered(SecondLook.HELD))).issue

    assert (issue.lots.held_count, issue.lots.failed_count, issue.lots.open) == (1, 0, 0)
    assert issue.look_back_on == ENDED_ON + dt.timedelta(days=30)


def test_a_no_reopens_nothing_but_has_somebody_look_back_today_and_is_counted():
    story = asked_about().when(answered(SecondLook.FAILED), by=BOOK)
    after = story.expects(ev.SecondLookRecorded)

    assert after.issue.status is Status.STRUCK_OFF
    assert after.issue.look_back_on == ENDED_ON + dt.timedelta(days=7)
    never = co.RecordLookBack(
        held=False, method=after.issue.standard.method, false_close=True, finding="没换。"
    )
    back = after.when(never, by=ZHENG_VERIFIER)
    issue = back.expects(ev.LookBackRecorded, ev.IssueReopened).issue
    assert (issue.false_closes, issue.lots.failed_count) == (1, 1)


def test_whoever_could_not_be_reached_counts_for_neither_side():
    lots = asked_about().then(does(LI_CLERK, answered(SecondLook.UNREACHED))).issue.lots

    assert (lots.held_count, lots.failed_count, lots.unreached_count) == (0, 0, 1)


def test_it_is_answered_once():
    once = asked_about().then(does(BOOK, answered(SecondLook.HELD)))
    once.when(answered(SecondLook.FAILED), by=BOOK).refused(Refusal.NOT_DRAWN)
    given(STRUCK_OFF).when(answered(SecondLook.HELD), by=BOOK).refused(Refusal.NOT_DRAWN)


def test_who_handled_it_writes_down_nobodys_answer():
    both = replace(LIU_HANDLER, duties=LI_CLERK.duties)
    asked_about().when(answered(SecondLook.HELD), by=both).refused(Refusal.OWN_WORK)


@pytest.mark.parametrize("back_first", [True, False])
def test_what_is_back_is_not_asked_about(back_first):
    story, reopened = given(STRUCK_OFF), does(MIAO_LEADER, REOPEN)
    draw = does(BOOK, drawn(story))
    issue = story.then(*((reopened, draw) if back_first else (draw, reopened))).issue

    assert (issue.status, issue.lots.open, issue.lots.drawn_count) == (
        Status.ACCEPTED,
        0,
        1,
    )
