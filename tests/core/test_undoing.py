"""Undoing: one's own last step, within thirty seconds, unless others hold a paper of it."""

import datetime as dt
from dataclasses import replace

import pytest

from taizhang.core import commands as co
from taizhang.core import events as ev
from taizhang.core.decide import decide
from taizhang.core.evolve import evolve
from taizhang.core.issue import Entry
from taizhang.core.refusals import Refusal
from taizhang.core.vocabulary import Status
from tests.cast import LI_CLERK, LIU_HANDLER, ZHENG_VERIFIER, ZHOU_SECRETARY
from tests.entries import (
    ACCEPTED,
    AFTER,
    ANSWERED,
    ASK_VOID,
    BEFORE,
    DISPATCH,
    DISPATCHED,
    HANDLED,
    MERGED,
    OTHER,
    REGISTER,
    REGISTERED,
    SHOWN,
    SOLVED,
    STRIKE_OFF,
    TO_CONFIRM,
    VOID,
    Story,
    does,
    given,
    merged,
)

UNDO = co.UndoStep()
AT_ONCE = does(LI_CLERK, UNDO, seconds=30)
JOIN = co.AddVoice(words="我家也黑。")


def undone(story, by, **after):
    """Return the story after `by` took the last step back."""
    return story.then(does(by, UNDO, **(after or {"seconds": 5})))


def state(story):
    """Return what the issue is, without its place in the book."""
    return replace(story.issue, n=0, turned_at=0, step=None, before=None)


def test_a_step_taken_back_leaves_the_issue_as_it_was():
    story = undone(given(HANDLED), LIU_HANDLER)

    assert state(story) == state(given(SHOWN))
    assert story.last == ev.StepUndone(back_to=given(HANDLED).issue.n)


def test_a_step_of_several_entries_is_taken_back_whole():
    act = does(LIU_HANDLER, BEFORE, AFTER, SOLVED)
    story = undone(given(DISPATCHED, act), LIU_HANDLER)

    assert state(story) == state(given(DISPATCHED))
    assert story.last == ev.StepUndone(back_to=4)


def test_thirty_seconds_are_the_end_of_it():
    given(ACCEPTED, AT_ONCE)

    given(ACCEPTED).when(UNDO, by=LI_CLERK).refused(Refusal.UNDO_TOO_LATE)


def test_the_step_of_somebody_else_stays():
    story = given(ACCEPTED)

    with_refusals = story.when(UNDO, by=LIU_HANDLER)
    with_refusals.refused(Refusal.NOT_YOUR_STEP, Refusal.UNDO_TOO_LATE)


def test_what_was_taken_back_is_not_taken_back_again():
    given(ACCEPTED, AT_ONCE).when(UNDO, by=LI_CLERK).refused(Refusal.NOTHING_TO_UNDO)


@pytest.mark.parametrize(
    ("story", "by"),
    [
        pytest.param(given(REGISTERED), LI_CLERK, id="a registration"),
        pytest.param(given(TO_CONFIRM), LI_CLERK, id="an imported row"),
        pytest.param(
            given(ACCEPTED, does(LI_CLERK, JOIN)), LI_CLERK, id="a resident's voice"
        ),
        pytest.param(given(VOID), ZHOU_SECRETARY, id="a void"),
        pytest.param(given(MERGED), LI_CLERK, id="a merge"),
        pytest.param(merged(given(REGISTERED), OTHER)[1], LI_CLERK, id="its other half"),
    ],
)
def test_some_steps_stay(story, by):
    story.later(seconds=-55).when(UNDO, by=by).refused(Refusal.STEP_STAYS)


def test_a_step_with_a_part_that_stays_stays_whole():
    story = given(REGISTERED, does(LI_CLERK, co.AcceptIssue(), JOIN))

    story.later(seconds=-55).when(UNDO, by=LI_CLERK).refused(Refusal.STEP_STAYS)


def test_registering_with_all_that_follows_at_once_stays_whole():
    story = given(does(LI_CLERK, REGISTER, co.AcceptIssue(), DISPATCH))

    assert story.issue.status is Status.DISPATCHED
    story.later(seconds=-55).when(UNDO, by=LI_CLERK).refused(Refusal.STEP_STAYS)


def test_a_strike_off_is_never_taken_back():
    story = given(ANSWERED, does(ZHENG_VERIFIER, STRIKE_OFF)).later(seconds=-55)

    story.when(UNDO, by=ZHENG_VERIFIER).refused(
        Refusal.NOT_IN_THIS_STATUS, Refusal.STEP_STAYS
    )


def test_life_goes_on_after_a_step_was_taken_back():
    story = given(ACCEPTED, AT_ONCE).when(co.AcceptIssue(), by=LI_CLERK)

    assert (
        undone(story.expects(ev.IssueAccepted), LI_CLERK).issue.status is Status.REGISTERED
    )


def test_taking_back_and_doing_otherwise_is_one_act_and_only_the_second_half_goes():
    both = does(LI_CLERK, UNDO, ASK_VOID, seconds=5)
    story = undone(given(ACCEPTED, both), LI_CLERK)

    assert story.last == ev.StepUndone(back_to=4)
    assert story.issue.status is Status.REGISTERED
    assert not story.issue.void_asked_by


def test_a_clock_set_back_does_no_harm():
    issue = given(ACCEPTED).issue
    before = given(ACCEPTED).at - dt.timedelta(hours=1)

    (event,) = decide(issue, UNDO, LI_CLERK, before, Story().facts)
    entry = Entry(102, "c-1", 3, 3, LI_CLERK.id, before.date(), before, event)
    assert evolve(issue, entry).status is Status.REGISTERED
