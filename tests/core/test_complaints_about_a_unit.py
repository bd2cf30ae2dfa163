"""A complaint about a unit: it neither handles the matter, nor decides on it, nor sees it."""

from dataclasses import replace

import pytest

from taizhang.core import commands as co
from taizhang.core import events as ev
from taizhang.core.refusals import Refusal, Refused
from tests.cast import CITY_CARE, LI_CLERK, LIU_HANDLER, ZHOU_SECRETARY
from tests.entries import ACCEPTED, DISPATCHED, IN_PROGRESS, does, given, pair_events

ABOUT = co.NameComplainedOf(unit=LIU_HANDLER.unit)
COMPLAINT = given(ACCEPTED, does(LI_CLERK, ABOUT))


def test_the_unit_complained_of_is_kept_with_the_matter():
    issue = given(ACCEPTED).when(ABOUT, by=LI_CLERK).expects(ev.ComplainedOfNamed).issue

    assert issue.complained_of == LIU_HANDLER.unit


def test_it_is_not_given_to_that_unit():
    to_them = co.DispatchIssue(unit=LIU_HANDLER.unit, handler=LIU_HANDLER.id)

    COMPLAINT.when(to_them, by=LI_CLERK).refused(Refusal.UNIT_COMPLAINED_OF)


def test_nor_does_that_unit_help_another():
    together = co.DispatchIssue(unit=CITY_CARE, supporting=(LIU_HANDLER.unit,))

    COMPLAINT.when(together, by=LI_CLERK).refused(Refusal.UNIT_COMPLAINED_OF)


def test_another_unit_takes_it():
    elsewhere = co.DispatchIssue(unit=CITY_CARE)

    COMPLAINT.when(elsewhere, by=LI_CLERK).expects(ev.IssueDispatched)


@pytest.mark.parametrize("before", [DISPATCHED, IN_PROGRESS])
def test_it_is_taken_from_the_unit_first(before):
    given(before).when(ABOUT, by=LI_CLERK).refused(Refusal.COMPLAINED_OF_HANDLES)


def test_nobody_of_that_unit_decides_anything_about_it():
    remind = co.Remind(text="老人等着用。")
    of_that_unit = replace(LI_CLERK, unit=LIU_HANDLER.unit)

    COMPLAINT.when(remind, by=of_that_unit).refused(Refusal.UNIT_COMPLAINED_OF)


def test_it_is_not_merged_with_one_that_the_unit_may_read():
    other = given(ACCEPTED, case="c-2", first_seq=500)

    with pytest.raises(Refused) as refused:
        pair_events(COMPLAINT, other, co.MergeIssue(), LI_CLERK)

    assert refused.value.refusals == (Refusal.COMPLAINTS_DIFFER,)


def test_said_twice_changes_nothing():
    COMPLAINT.when(ABOUT, by=ZHOU_SECRETARY).refused(Refusal.NOTHING_CHANGES)


def test_it_can_be_said_to_be_about_nobody_after_all():
    nobody = co.NameComplainedOf(unit="")

    issue = COMPLAINT.when(nobody, by=LI_CLERK).expects(ev.ComplainedOfNamed).issue

    assert issue.complained_of == ""
