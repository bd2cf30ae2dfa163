"""Looking back (回头看): on its days, by somebody else, and what did not hold comes back."""

import datetime as dt
from dataclasses import replace

import pytest

from taizhang.core import commands as co
from taizhang.core import events as ev
from taizhang.core.refusals import Refusal
from taizhang.core.vocabulary import CheckMethod, Status, Waiver
from tests.cast import HE_VERIFIER, LI_CLERK, LIU_HANDLER, TANG_HANDLER, ZHENG_VERIFIER
from tests.entries import (
    AFTER_ANEW,
    DISPATCH,
    IN_PROGRESS,
    LIGHT,
    PASS,
    RULED,
    SATISFIED,
    SOLVED,
    STRIKE_OFF,
    STRUCK_OFF,
    does,
    given,
    under,
)

HELD = co.RecordLookBack(held=True, method=CheckMethod.ON_SITE)
CAME_BACK = co.RecordLookBack(held=False, method=CheckMethod.DESK, finding="又不亮了。")
NEVER_SOLVED = replace(CAME_BACK, false_close=True, finding="灯从没换过。")
FALSE = does(ZHENG_VERIFIER, NEVER_SOLVED, days=30)
AGAIN = (
    *does(LI_CLERK, DISPATCH),
    *does(LIU_HANDLER, AFTER_ANEW, SOLVED),
    *does(ZHENG_VERIFIER, PASS, SATISFIED),
    *does(ZHENG_VERIFIER, STRIKE_OFF),
)
ENDED_ON = dt.date(2026, 11, 9)
MEASURE = co.RecordRootCause(measure="换声控灯。", look_back_on=dt.date(2026, 12, 1))


def in_days(count: int) -> dt.date:
    """Return the day so many days after the strike-off of these stories."""
    return ENDED_ON + dt.timedelta(days=count)


def test_after_a_strike_off_the_first_look_is_due_in_thirty_days():
    assert given(STRUCK_OFF).issue.look_back_on == in_days(30)


def test_one_that_held_is_looked_at_once_more_and_that_was_it():
    once = given(STRUCK_OFF).later(days=30).when(HELD, by=ZHENG_VERIFIER)
    issue = once.expects(ev.LookBackRecorded).issue

    assert (issue.status, issue.look_back_on) == (Status.STRUCK_OFF, in_days(90))
    twice = once.expects(ev.LookBackRecorded).then(does(ZHENG_VERIFIER, HELD, days=60))
    assert (twice.issue.look_back_on, twice.issue.look_backs_count) == (None, 2)


def test_an_early_look_serves_for_its_day_and_a_late_one_for_all_it_is_late_for():
    early = given(STRUCK_OFF, does(ZHENG_VERIFIER, HELD, days=20)).issue
    late = given(STRUCK_OFF, does(ZHENG_VERIFIER, HELD, days=95)).issue

    assert (early.look_back_on, late.look_back_on) == (in_days(90), None)


def test_what_came_back_goes_on_under_its_number_in_the_same_act():
    story = given(STRUCK_OFF).later(days=30).when(CAME_BACK, by=ZHENG_VERIFIER)
    after = story.expects(ev.LookBackRecorded, ev.IssueReopened)

    issue, (looked, reopened) = after.issue, after.entries[-2:]
    assert looked.step == reopened.step
    assert (issue.status, issue.number) == (Status.ACCEPTED, "〔2026〕1286")
    assert (issue.round, issue.reopened_count, issue.look_back_on) == (2, 1, None)
    assert (issue.relapses_count, issue.false_closes) == (1, 0)


def test_a_false_strike_off_is_remembered_through_all_that_follows():
    issue = given(STRUCK_OFF, FALSE, AGAIN, does(ZHENG_VERIFIER, HELD, days=30)).issue

    assert (issue.false_closes, issue.relapses_count, issue.look_backs_count) == (1, 0, 2)


def test_nobody_takes_back_what_they_found():
    given(STRUCK_OFF, FALSE).when(co.UndoStep(), by=ZHENG_VERIFIER).refused(
        Refusal.STEP_STAYS, Refusal.UNDO_TOO_LATE
    )


def test_what_did_not_hold_is_said_in_words():
    silent = replace(CAME_BACK, finding=" ")

    given(STRUCK_OFF).when(silent, by=ZHENG_VERIFIER).refused(Refusal.SEEN_MISSING)


def test_it_cannot_have_held_and_never_been_solved():
    both = replace(HELD, false_close=True)

    given(STRUCK_OFF).when(both, by=ZHENG_VERIFIER).refused(Refusal.HELD_AND_FALSE)


def test_what_is_checked_on_site_is_not_found_to_hold_from_a_desk():
    from_afar = replace(HELD, method=CheckMethod.DESK)

    given(STRUCK_OFF).when(from_afar, by=ZHENG_VERIFIER).refused(Refusal.METHOD_TOO_WEAK)


def test_a_colleague_of_the_handler_does_not_look_back():
    given(STRUCK_OFF).when(HELD, by=HE_VERIFIER).refused(Refusal.OWN_UNIT)


def test_who_handled_it_does_not_whatever_else_they_are():
    liu = replace(ZHENG_VERIFIER, id=LIU_HANDLER.id)

    given(STRUCK_OFF).when(HELD, by=liu).refused(Refusal.OWN_WORK)
    given(STRUCK_OFF).when(HELD, by=LIU_HANDLER).refused(
        Refusal.DUTY_MISSING, Refusal.OWN_WORK, Refusal.OWN_UNIT
    )


def test_in_a_small_office_a_colleague_may_and_it_says_so():
    light = replace(LIGHT, look_backs=(30,))
    story = given(under(light, STRUCK_OFF)).when(HELD, by=HE_VERIFIER)

    assert story.expects(ev.LookBackRecorded).last.waivers == (Waiver.SAME_UNIT,)


@pytest.mark.parametrize(
    "steps", [IN_PROGRESS, (*STRUCK_OFF, *FALSE)], ids=["open", "back"]
)
def test_only_what_is_struck_off_is_looked_back_at(steps):
    given(steps).when(HELD, by=ZHENG_VERIFIER).refused(Refusal.NOT_IN_THIS_STATUS)


def test_a_lasting_measure_has_a_day_of_its_own():
    measured = given(IN_PROGRESS, does(TANG_HANDLER, MEASURE), STRUCK_OFF[4:])

    assert measured.issue.look_back_on == dt.date(2026, 12, 1)


def test_what_was_only_explained_cannot_come_back():
    ruled = given(RULED).when(STRIKE_OFF, by=ZHENG_VERIFIER)

    assert ruled.expects(ev.IssueStruckOff).issue.look_back_on is None
