"""Dispatching and returning: a unit may say it is not ours, twice; then a leader rules."""

from dataclasses import replace

import pytest

from taizhang.core import commands as co
from taizhang.core import events as ev
from taizhang.core.refusals import Refusal
from taizhang.core.vocabulary import ReturnReason, Status
from tests.cast import (
    BEIHU,
    CHEN_GRID_WORKER,
    CITY_CARE,
    LI_CLERK,
    LIU_HANDLER,
    PROPERTY,
    TANG_HANDLER,
    WANG_HANDLER,
    ZHOU_SECRETARY,
)
from tests.entries import (
    ACCEPTED,
    AFTER,
    BEFORE,
    DISPATCH,
    DISPATCHED,
    IN_PROGRESS,
    SOLVED,
    does,
    given,
)

TAKE_UP = co.TakeUp()
RETURN = co.ReturnDispatch(
    reason=ReturnReason.NOT_OURS, explanation="路灯归城管科。", suggested_unit=CITY_CARE
)
AGAIN = (*does(LI_CLERK, DISPATCH), *does(LIU_HANDLER, RETURN))
TWICE_RETURNED = (*ACCEPTED, *AGAIN, *AGAIN)
HELPED = given(ACCEPTED, does(LI_CLERK, replace(DISPATCH, supporting=(BEIHU,))))
RULED = (*TWICE_RETURNED, *does(ZHOU_SECRETARY, DISPATCH))


def test_a_unit_and_a_person_there_get_it():
    sent = ev.IssueDispatched(unit=PROPERTY, handler=LIU_HANDLER.id)

    issue = given(ACCEPTED).when(DISPATCH, by=LI_CLERK).expects(sent).issue
    assert (issue.status, issue.unit) == (Status.DISPATCHED, PROPERTY)
    assert LIU_HANDLER.id in issue.handlers


def test_a_dispatch_names_a_unit():
    nowhere = co.DispatchIssue(unit="")

    given(ACCEPTED).when(nowhere, by=LI_CLERK).refused(Refusal.UNIT_MISSING)


def test_no_unit_is_no_supporting_unit():
    sent = given(ACCEPTED).when(replace(DISPATCH, supporting=("", BEIHU)), by=LI_CLERK)

    assert sent.expects(ev.IssueDispatched).issue.supporting == (BEIHU,)


def test_who_takes_it_up_is_the_handler():
    issue = given(DISPATCHED).when(TAKE_UP, by=TANG_HANDLER).expects(ev.TaskTakenUp).issue

    assert (issue.status, issue.handler) == (Status.IN_PROGRESS, TANG_HANDLER.id)
    assert issue.handlers == {LIU_HANDLER.id, TANG_HANDLER.id}


@pytest.mark.parametrize(
    "command",
    [TAKE_UP, RETURN, co.RecordProgress(text="已到现场。")],
    ids=lambda command: type(command).__name__,
)
def test_another_unit_keeps_its_hands_off(command):
    given(DISPATCHED).when(command, by=WANG_HANDLER).refused(Refusal.NOT_YOUR_UNIT)


@pytest.mark.parametrize(
    ("command", "event"),
    [
        (co.RecordProgress(text="已带人清理。"), ev.ProgressRecorded),
        (AFTER, ev.EvidenceAdded),
    ],
)
def test_a_supporting_unit_works_on_it_and_shows_it(command, event):
    issue = HELPED.when(command, by=CHEN_GRID_WORKER).expects(event).issue

    # It stays with the unit that leads, and who helped does not check it later.
    assert (issue.status, issue.handler) == (Status.DISPATCHED, LIU_HANDLER.id)
    assert CHEN_GRID_WORKER.id in issue.handlers


@pytest.mark.parametrize(
    "command", [TAKE_UP, RETURN, SOLVED], ids=lambda command: type(command).__name__
)
def test_a_supporting_unit_does_not_speak_for_the_one_that_leads(command):
    shown = HELPED.then(does(LIU_HANDLER, BEFORE, AFTER))
    story = shown if command is SOLVED else HELPED

    story.when(command, by=CHEN_GRID_WORKER).refused(Refusal.SUPPORTING_ONLY)


def test_a_unit_named_twice_leads():
    story = given(ACCEPTED, does(LI_CLERK, replace(DISPATCH, supporting=(PROPERTY,))))

    story.when(TAKE_UP, by=LIU_HANDLER).expects(ev.TaskTakenUp)


def test_a_unit_may_say_that_it_is_not_ours():
    back = ev.DispatchReturned(
        reason=RETURN.reason, explanation=RETURN.explanation, suggested_unit=CITY_CARE
    )

    issue = given(IN_PROGRESS).when(RETURN, by=LIU_HANDLER).expects(back).issue
    assert (issue.status, issue.handler) == (Status.ACCEPTED, "")
    assert issue.returns_count == 1


def test_giving_it_back_needs_a_reason():
    given(DISPATCHED).when(replace(RETURN, explanation=""), by=LIU_HANDLER).refused(
        Refusal.REASON_MISSING
    )


def test_once_returned_the_counter_sends_it_on():
    given(ACCEPTED, AGAIN).when(DISPATCH, by=LI_CLERK).expects(ev.IssueDispatched)


def test_twice_returned_only_a_leader_sends_it_on():
    given(TWICE_RETURNED).when(DISPATCH, by=LI_CLERK).refused(Refusal.RETURNED_TWICE)


def test_the_leaders_dispatch_stands():
    assert given(RULED).issue.final_dispatch

    given(RULED).when(RETURN, by=LIU_HANDLER).refused(Refusal.RETURN_AFTER_RULING)


def test_it_may_go_to_another_unit_while_it_is_worked_on():
    elsewhere = co.DispatchIssue(unit=CITY_CARE)

    issue = (
        given(IN_PROGRESS).when(elsewhere, by=LI_CLERK).expects(ev.IssueDispatched).issue
    )
    assert (issue.status, issue.unit, issue.handler) == (Status.DISPATCHED, CITY_CARE, "")
    assert LIU_HANDLER.id in issue.handlers
