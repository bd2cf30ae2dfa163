"""Handing over (移交): who leaves leaves nothing behind, and no clock begins anew."""

from dataclasses import replace

import pytest

from taizhang.core import commands as co
from taizhang.core import events as ev
from taizhang.core.refusals import Refusal
from taizhang.core.vocabulary import CheckMethod, Status
from tests.cast import (
    CITY_CARE,
    LI_CLERK,
    LIU_HANDLER,
    PROPERTY,
    SUN_ADMINISTRATOR,
    TANG_HANDLER,
    WANG_HANDLER,
    ZHENG_VERIFIER,
    ZHOU_SECRETARY,
)
from tests.entries import (
    ACCEPTED,
    AFTER,
    BEFORE,
    DISPATCHED,
    HANDLED,
    IN_PROGRESS,
    SOLVED,
    does,
    given,
)

TO_TANG = co.HandOver(unit=PROPERTY, handler=TANG_HANDLER.id)
TO_WANG = co.HandOver(unit=CITY_CARE, handler=WANG_HANDLER.id)


@pytest.mark.parametrize("by", [LI_CLERK, ZHOU_SECRETARY])
def test_what_was_in_somebodys_hands_waits_for_the_other_to_take_it_up(by):
    before = given(IN_PROGRESS).issue
    after = given(IN_PROGRESS).when(TO_TANG, by=by).expects(ev.IssueDispatched).issue

    assert (after.status, after.handler) == (Status.DISPATCHED, TANG_HANDLER.id)
    assert after.clock == before.clock


def test_who_worked_on_it_before_still_does_not_check_it():
    story = given(IN_PROGRESS, does(LI_CLERK, TO_WANG))
    story = story.then(does(WANG_HANDLER, BEFORE, AFTER, SOLVED))
    liu = replace(LIU_HANDLER, duties=ZHENG_VERIFIER.duties)

    passing = co.RecordVerification(passed=False, method=CheckMethod.DESK, finding="不行。")
    story.when(passing, by=liu).refused(Refusal.OWN_WORK)


@pytest.mark.parametrize("steps", [ACCEPTED, HANDLED], ids=["nobody's yet", "reported"])
def test_only_what_is_being_worked_on_is_handed_over(steps):
    given(steps).when(TO_TANG, by=LI_CLERK).refused(Refusal.NOT_IN_THIS_STATUS)


def test_it_is_not_handed_to_the_same_person_or_to_nobody():
    same = replace(TO_TANG, handler=LIU_HANDLER.id)
    given(DISPATCHED).when(same, by=LI_CLERK).refused(Refusal.NOTHING_CHANGES)
    given(DISPATCHED).when(replace(TO_TANG, handler=""), by=LI_CLERK).refused(
        Refusal.UNIT_MISSING
    )


def test_nor_to_the_unit_complained_of():
    named = does(LI_CLERK, co.NameComplainedOf(unit=CITY_CARE))
    given(DISPATCHED, named).when(TO_WANG, by=LI_CLERK).refused(Refusal.UNIT_COMPLAINED_OF)


@pytest.mark.parametrize("by", [LIU_HANDLER, SUN_ADMINISTRATOR])
def test_who_does_not_give_out_matters_hands_none_over(by):
    given(DISPATCHED).when(TO_TANG, by=by).refused(Refusal.DUTY_MISSING)
