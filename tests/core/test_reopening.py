"""Reopening (重新挂号): the same number comes back, and everything is to be done again."""

import datetime as dt

import pytest

from taizhang.core import commands as co
from taizhang.core import events as ev
from taizhang.core.refusals import Refusal
from taizhang.core.vocabulary import Status
from tests.cast import LI_CLERK, LIU_HANDLER, ZHENG_VERIFIER
from tests.entries import (
    AFTER_ANEW,
    DISPATCH,
    FULL,
    IN_PROGRESS,
    PASS,
    REOPEN,
    SATISFIED,
    SOLVED,
    STRIKE_OFF,
    STRUCK_OFF,
    does,
    given,
)

AGAIN = (*STRUCK_OFF, *does(LI_CLERK, REOPEN, days=30))


def test_it_comes_back_under_the_same_number():
    issue = given(STRUCK_OFF).when(REOPEN, by=LI_CLERK).expects(ev.IssueReopened).issue

    assert (issue.status, issue.number) == (Status.ACCEPTED, "〔2026〕1286")
    assert (issue.reopened_count, issue.round) == (1, 2)
    assert (issue.outcome, issue.struck_off_on, issue.handler) == (None, None, "")


def test_the_clock_runs_as_for_rework():
    clock = given(AGAIN).issue.clock

    assert clock is not None
    assert clock.limit == FULL.rework


def test_nothing_of_the_last_round_counts():
    issue = given(AGAIN).issue

    assert (issue.report, issue.check, issue.posted, issue.root_cause) == (None,) * 4
    assert issue.voices[0].answer is None


def test_it_can_be_struck_off_again_on_new_grounds():
    redone = (
        *does(LI_CLERK, DISPATCH),
        *does(LIU_HANDLER, AFTER_ANEW, SOLVED),
        *does(ZHENG_VERIFIER, PASS, SATISFIED),
    )
    off = (
        given(AGAIN, redone).when(STRIKE_OFF, by=ZHENG_VERIFIER).expects(ev.IssueStruckOff)
    )

    reopened = off.seqs(ev.IssueReopened)[0]
    before, *rests = off.last.rests
    assert min(rests) > reopened > before


def test_it_needs_a_reason_and_somebody_who_raised_it():
    given(STRUCK_OFF).when(co.ReopenIssue(reason="", voice=9), by=LI_CLERK).refused(
        Refusal.REASON_MISSING, Refusal.VOICE_UNKNOWN
    )


def test_the_office_may_reopen_by_itself():
    found = co.ReopenIssue(reason="回头看发现又堵了。")

    given(STRUCK_OFF).when(found, by=LI_CLERK).expects(ev.IssueReopened)


def test_what_is_open_cannot_be_reopened():
    given(IN_PROGRESS).when(REOPEN, by=LI_CLERK).refused(Refusal.NOT_IN_THIS_STATUS)


def test_a_handler_does_not_reopen():
    given(STRUCK_OFF).when(REOPEN, by=LIU_HANDLER).refused(Refusal.DUTY_MISSING)


@pytest.mark.parametrize(
    "command",
    [
        co.AddVoice(words="我也是。"),
        co.CorrectIssue(reason="错字。", summary="灯"),
        co.UndoStep(),
        co.AskVoid(reason="登重了。"),
    ],
    ids=lambda command: type(command).__name__,
)
def test_a_struck_off_matter_is_reopened_before_anything_else(command):
    given(STRUCK_OFF).when(command, by=LI_CLERK).refused(
        Refusal.NOT_IN_THIS_STATUS,
        *([Refusal.STEP_STAYS, Refusal.NOT_YOUR_STEP, Refusal.UNDO_TOO_LATE])
        * isinstance(command, co.UndoStep),
    )


def test_reopening_too_is_taken_back_within_half_a_minute():
    story = given(
        STRUCK_OFF, does(LI_CLERK, REOPEN), does(LI_CLERK, co.UndoStep(), seconds=9)
    )

    assert story.issue.status is Status.STRUCK_OFF
    assert story.issue.struck_off_on == dt.date(2026, 11, 9)
