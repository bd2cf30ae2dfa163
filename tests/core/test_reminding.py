"""Reminding: it is counted and kept, and moves neither a date nor a step."""

import pytest

from taizhang.core import commands as co
from taizhang.core import events as ev
from taizhang.core.refusals import Refusal
from taizhang.core.vocabulary import Status
from tests.cast import LI_CLERK, LIU_HANDLER, ZHOU_SECRETARY
from tests.entries import DISPATCHED, HANDLED, IN_PROGRESS, REGISTERED, does, given

REMIND = co.Remind(text="老人等着用，请尽快。")


@pytest.mark.parametrize("before", [REGISTERED, DISPATCHED, IN_PROGRESS, HANDLED])
def test_a_reminder_moves_nothing_but_is_counted(before):
    stood = given(before).issue

    issue = given(before).when(REMIND, by=LI_CLERK).expects(ev.ReminderSent).issue

    assert (issue.status, issue.clock, issue.unit) == (
        stood.status,
        stood.clock,
        stood.unit,
    )
    assert issue.reminders_count == 1


def test_every_reminder_counts():
    twice = given(IN_PROGRESS, does(LI_CLERK, REMIND), does(ZHOU_SECRETARY, REMIND))

    assert twice.issue.reminders_count == 2


def test_it_needs_no_words():
    given(IN_PROGRESS).when(co.Remind(), by=LI_CLERK).expects(ev.ReminderSent)


def test_who_reminded_has_not_worked_on_it():
    reminded = given(IN_PROGRESS, does(LI_CLERK, REMIND))

    assert reminded.issue.handlers == frozenset({LIU_HANDLER.id})


def test_it_can_be_taken_back():
    reminded = given(IN_PROGRESS, does(LI_CLERK, REMIND))

    back = reminded.then(does(LI_CLERK, co.UndoStep(), seconds=5)).issue

    assert (back.reminders_count, back.status) == (0, Status.IN_PROGRESS)


def test_the_one_whose_turn_it_is_reminds_nobody():
    given(IN_PROGRESS).when(REMIND, by=LIU_HANDLER).refused(Refusal.DUTY_MISSING)
