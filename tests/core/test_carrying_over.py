"""Carrying over: old rows come in as what they were; nothing is struck off by it."""

import datetime as dt
from dataclasses import replace

import pytest

from taizhang.core import commands as co
from taizhang.core import events as ev
from taizhang.core.refusals import Refusal
from taizhang.core.vocabulary import Status
from tests.cast import LI_CLERK, LIU_HANDLER, SUN_ADMINISTRATOR, ZHOU_SECRETARY
from tests.entries import (
    ASK_VOID,
    CARRIED_OVER,
    CARRY_OVER,
    DECLINE,
    GRANT_VOID,
    MONDAY,
    REGISTERED,
    REOPEN,
    TO_CONFIRM,
    Story,
    does,
    given,
)

CONFIRM = co.ConfirmImported()
WITHDRAW = co.WithdrawImport(reason="选错了文件。")


def test_a_finished_row_is_history_and_no_strike_off():
    issue = given(CARRIED_OVER).issue

    assert issue.status is Status.CARRIED_OVER
    assert issue.struck_off_on is None
    assert issue.clock is None


def test_an_open_row_waits_without_a_clock_until_somebody_confirms_it():
    issue = given(TO_CONFIRM).issue

    assert (issue.status, issue.to_confirm) == (Status.REGISTERED, True)
    assert issue.clock is None
    assert issue.old_number == "2019-33"


def test_confirming_starts_the_clock():
    issue = given(TO_CONFIRM).when(CONFIRM, by=LI_CLERK).expects(ev.ImportConfirmed).issue

    assert not issue.to_confirm
    assert issue.clock is not None


def test_an_old_row_keeps_its_days():
    old = dt.datetime(2019, 5, 6, tzinfo=MONDAY.tzinfo)
    row = replace(
        CARRY_OVER, finished=True, happened_at=old, finished_on=dt.date(2019, 5, 20)
    )

    issue = Story().when(row, by=LI_CLERK).expects(ev.IssueCarriedOver).issue
    assert (issue.happened_at, issue.finished_on) == (old, dt.date(2019, 5, 20))
    assert issue.registered_on == MONDAY.date()


def test_a_row_without_a_matter_is_refused_with_everything_missing():
    row = replace(
        CARRY_OVER, summary="", result="x" * 12_001, happened_at=MONDAY.replace(year=2027)
    )

    Story().where(standard=None).when(row, by=LIU_HANDLER).refused(
        Refusal.DUTY_MISSING,
        Refusal.SUMMARY_MISSING,
        Refusal.TEXT_TOO_LONG,
        Refusal.HAPPENED_LATER,
        Refusal.CATEGORY_UNKNOWN,
    )


@pytest.mark.parametrize(
    "command",
    [co.AcceptIssue(), DECLINE, co.AddVoice(words="我家也是。")],
)
def test_nothing_is_done_with_a_row_before_it_is_confirmed(command):
    given(TO_CONFIRM).when(command, by=LI_CLERK).refused(Refusal.TO_CONFIRM)


def test_a_row_may_be_put_right_before_it_is_confirmed():
    put_right = co.CorrectIssue(reason="类别填错。", category="road")

    given(TO_CONFIRM).when(put_right, by=LI_CLERK).expects(ev.IssueCorrected)


def test_what_was_never_imported_cannot_be_confirmed():
    given(REGISTERED).when(CONFIRM, by=LI_CLERK).refused(Refusal.NOT_IN_THIS_STATUS)


@pytest.mark.parametrize("row", [TO_CONFIRM, CARRIED_OVER])
def test_an_untouched_row_can_be_taken_back(row):
    issue = (
        given(row).when(WITHDRAW, by=SUN_ADMINISTRATOR).expects(ev.ImportWithdrawn).issue
    )

    assert (issue.status, issue.to_confirm) == (Status.VOID, False)


def test_a_row_that_somebody_worked_on_stays():
    touched = given(TO_CONFIRM, does(LI_CLERK, CONFIRM))

    touched.when(WITHDRAW, by=LI_CLERK).refused(Refusal.IMPORT_TOUCHED)


def test_what_was_registered_here_is_no_import():
    given(REGISTERED).when(WITHDRAW, by=LI_CLERK).refused(Refusal.IMPORT_TOUCHED)


def test_taking_back_needs_a_reason():
    given(TO_CONFIRM).when(co.WithdrawImport(reason=""), by=LI_CLERK).refused(
        Refusal.REASON_MISSING
    )


def test_a_finished_row_comes_back_under_its_number():
    issue = given(CARRIED_OVER).when(REOPEN, by=LI_CLERK).expects(ev.IssueReopened).issue

    assert (issue.status, issue.reopened_count) == (Status.ACCEPTED, 1)


def test_a_row_entered_in_error_is_void_by_two_people():
    story = given(TO_CONFIRM, does(LI_CLERK, ASK_VOID), does(ZHOU_SECRETARY, GRANT_VOID))

    assert (story.issue.status, story.issue.to_confirm) == (Status.VOID, False)
