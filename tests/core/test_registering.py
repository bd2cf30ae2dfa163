"""Registering: a matter gets its number, its standard and its first clock at once."""

import datetime as dt
from dataclasses import replace

import pytest

from taizhang.core import events as ev
from taizhang.core.refusals import Refusal
from taizhang.core.vocabulary import Status
from tests.cast import CHEN_GRID_WORKER, LI_CLERK, LIU_HANDLER
from tests.entries import FOUND, FULL, MONDAY, NAMELESS, REGISTER, REGISTERED, Story, given


def test_a_matter_stands_on_the_ledger_under_its_number():
    issue = Story().when(REGISTER, by=LI_CLERK).expects(ev.IssueRegistered).issue

    assert issue.status is Status.REGISTERED
    assert issue.number == "〔2026〕1286"
    assert issue.first_contact == LI_CLERK.id


def test_it_is_judged_by_the_standard_of_its_day():
    issue = given(REGISTERED).issue

    assert (issue.policy, issue.standard) == (FULL.policy, FULL)


def test_the_acceptance_clock_begins_at_once():
    clock = given(REGISTERED).issue.clock

    assert clock is not None
    assert clock.limit == FULL.acceptance


def test_how_often_it_came_before_is_written_down():
    story = Story().where(earlier_count=2).when(REGISTER, by=LI_CLERK)

    assert story.expects(ev.IssueRegistered).issue.earlier_count == 2


@pytest.mark.parametrize(
    ("command", "ordinal", "anonymous"),
    [
        pytest.param(REGISTER, 1, False, id="a resident with a name"),
        pytest.param(replace(NAMELESS, phone="139"), 1, False, id="only a number"),
        pytest.param(NAMELESS, 1, True, id="a resident who left nothing"),
        pytest.param(FOUND, 0, True, id="staff found it"),
    ],
)
def test_who_raised_it_is_its_first_voice(command, ordinal, anonymous):
    (voice,) = Story().when(command, by=LI_CLERK).expects(ev.IssueRegistered).issue.voices

    assert (voice.ordinal, voice.anonymous) == (ordinal, anonymous)


def test_a_resident_gets_a_receipt_and_staff_do_not():
    def receipt(command):
        return Story().when(command, by=LI_CLERK).expects(ev.IssueRegistered).entries[0]

    assert receipt(REGISTER).event.receipt
    assert receipt(FOUND).event.receipt == ""


def test_a_matter_raised_yesterday_keeps_its_day():
    yesterday = MONDAY - dt.timedelta(days=1)
    story = Story().when(replace(REGISTER, happened_at=yesterday), by=LI_CLERK)

    issue = story.expects(ev.IssueRegistered).issue
    assert issue.happened_at == yesterday
    assert issue.registered_on == MONDAY.date()


def test_nothing_is_raised_tomorrow():
    tomorrow = MONDAY + dt.timedelta(days=1)
    story = Story().when(replace(REGISTER, happened_at=tomorrow), by=LI_CLERK)

    story.refused(Refusal.HAPPENED_LATER)


def test_everything_that_is_missing_is_told_at_once():
    command = replace(
        REGISTER, summary=" \n ", words="x" * 12_001, happened_at=MONDAY.replace(year=2027)
    )

    Story().where(standard=None).when(command, by=LIU_HANDLER).refused(
        Refusal.DUTY_MISSING,
        Refusal.SUMMARY_MISSING,
        Refusal.TEXT_TOO_LONG,
        Refusal.HAPPENED_LATER,
        Refusal.CATEGORY_UNKNOWN,
    )


def test_what_stands_on_the_ledger_is_not_registered_again():
    given(REGISTERED).when(REGISTER, by=LI_CLERK).refused(Refusal.ALREADY_REGISTERED)


def test_a_grid_worker_registers_too():
    Story().when(REGISTER, by=CHEN_GRID_WORKER).expects(ev.IssueRegistered)
