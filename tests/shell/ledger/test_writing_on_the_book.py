"""What an act leaves on the book, and what it does not."""

import datetime as dt
import json
from dataclasses import replace

import pytest

from taizhang.core import commands as co
from taizhang.core.refusals import Refusal, Refused
from taizhang.core.vocabulary import Status
from taizhang.ledger import book, export, models
from taizhang.ledger.reading import NoSuchIssue
from taizhang.ledger.writing import Act, Done
from tests import entries
from tests.cast import CITY_CARE, LI_CLERK, LIU_HANDLER, WANG_HANDLER, ZHENG_VERIFIER
from tests.shell.ledger.matters import (
    MONDAY,
    REGISTER,
    TAKEN_ON,
    busy_book,
    handled,
    minutes,
    registered,
    whole,
)
from tests.shell.matters import holder_of

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("office"),
]


def leaves() -> list[dict]:
    return [json.loads(leaf) for leaf in export.leaves(export.tree_head().size)]


def kinds() -> list[str]:
    return [leaf["kind"] for leaf in leaves()]


def test_a_registration_stands_on_the_ledger_under_its_number():
    done = registered()
    assert (done.issue.number, done.issue.status) == ("2026-1", Status.REGISTERED)
    assert book.case_of("2026-1") == done.issue.case
    assert book.issue_of(done.issue.case) == done.issue
    assert holder_of(done.receipt) == (done.issue.case, 1)
    assert whole()


def test_the_log_begins_itself_and_introduces_whoever_acts():
    registered()
    registered()
    assert kinds() == [
        "log-begun",
        "actor-added",
        "standard-published",
        "issue-registered",
        "issue-registered",
    ]
    system = leaves()[0]["actor"]
    assert {leaf["actor"] for leaf in leaves()[:3]} == {system}


def test_somebody_in_a_new_unit_is_introduced_again():
    case = registered(*TAKEN_ON).issue.case
    moved = replace(LI_CLERK, unit=CITY_CARE)
    book.submit(case, entries.DISPATCH, by=moved, at=minutes(1))
    book.submit(case, entries.DISPATCH, by=moved, at=minutes(2))
    added = [leaf for leaf in leaves() if leaf["kind"] == "actor-added"]
    assert [leaf["unit"] for leaf in added] == [LI_CLERK.unit, CITY_CARE]
    assert whole()


def test_each_standard_is_published_once():
    for category in ("noise", "street-lights", "noise", "lifts"):
        registered(category=category)
    published = [leaf["policy"] for leaf in leaves() if "attempts" in leaf]
    assert published == ["light-spoken-ordinary-1", "light-physical-ordinary-1"]


def test_commands_given_together_are_one_step():
    done = registered(*TAKEN_ON)
    assert done.issue.status is Status.DISPATCHED
    assert [entry.n for entry in done.entries] == [1, 2, 3]
    assert {entry.step for entry in done.entries} == {1}


def test_of_an_act_that_is_refused_nothing_is_written():
    registered()
    before = export.tree_head()
    with pytest.raises(Refused) as refused:
        book.submit("", REGISTER, entries.STRIKE_OFF, by=LI_CLERK, at=minutes(1))
    assert Refusal.NOT_IN_THIS_STATUS in refused.value.refusals
    assert export.tree_head() == before
    assert models.Standing.objects.count() == 1
    assert whole()


def test_a_first_act_that_is_refused_does_not_even_begin_the_book():
    with pytest.raises(Refused):
        book.submit("", replace(REGISTER, summary=" "), by=LI_CLERK, at=MONDAY)
    assert export.tree_head().size == 0
    assert whole()


def test_a_number_refused_is_given_to_the_next():
    registered()
    with pytest.raises(Refused):
        registered(summary="")
    assert registered().issue.number == "2026-2"


def test_numbers_begin_anew_each_year_and_are_never_given_again():
    first = registered().issue
    new_year = dt.datetime(2027, 1, 1, 0, 30, tzinfo=MONDAY.tzinfo)
    other = book.submit("", REGISTER, by=LI_CLERK, at=new_year).issue
    assert (first.number, other.number) == ("2026-1", "2027-1")
    assert registered().issue.number == "2026-2"
    assert whole()


def test_the_day_of_the_book_never_goes_back():
    book.submit("", REGISTER, by=LI_CLERK, at=minutes(60 * 24 * 3))
    book.submit("", REGISTER, by=LI_CLERK, at=MONDAY)
    days = [leaf["day"] for leaf in leaves()]
    assert days == sorted(days)
    assert days[-1] == "2026-11-12"


def test_a_clock_that_ran_ahead_in_a_refused_act_moves_nothing():
    registered()
    far = MONDAY + dt.timedelta(days=900)
    wrong = Act("", (REGISTER, entries.STRIKE_OFF), LI_CLERK, far)
    book.submit_many([wrong, Act("", (REGISTER,), LI_CLERK, MONDAY)])
    assert leaves()[-1]["day"] == "2026-11-09"


def test_a_form_that_is_behind_is_refused_only_when_it_matters():
    case = registered(*TAKEN_ON).issue.case
    book.submit(case, co.AddVoice(words="我也是。"), by=LI_CLERK, at=minutes(1))
    handled(case, "stale")
    with pytest.raises(Refused) as refused:
        book.submit(case, entries.DISPATCH, by=LI_CLERK, at=minutes(2), seen=3)
    assert refused.value.refusals == (Refusal.STALE,)


def test_a_form_that_only_missed_a_voice_goes_through():
    case = registered(*TAKEN_ON).issue.case
    book.submit(case, co.AddVoice(words="我也是。"), by=LI_CLERK, at=minutes(1))
    done = book.submit(case, co.TakeUp(), by=LIU_HANDLER, at=minutes(2), seen=3)
    assert done.issue.status is Status.IN_PROGRESS


def test_of_many_acts_each_is_done_or_refused_for_itself():
    first = registered().issue.case
    acts = [
        Act(first, (co.AcceptIssue(),), LI_CLERK, minutes(1)),
        Act(first, (co.AcceptIssue(),), LI_CLERK, minutes(1)),
        Act("", (replace(REGISTER, summary=""),), LI_CLERK, minutes(1)),
        Act("", (REGISTER, co.AcceptIssue()), LI_CLERK, minutes(1)),
    ]
    told = [type(result) for result in book.submit_many(acts)]
    assert told == [Done, Refused, Refused, Done]
    assert book.case_of("2026-2")
    assert whole()


def test_many_that_are_none_write_nothing():
    assert book.submit_many([]) == []
    assert export.tree_head().size == 0


def test_two_issues_are_joined_and_parted_with_an_entry_in_each():
    target, other = registered().issue, registered().issue
    mine, theirs = book.submit_pair(
        other.case, target.case, co.MergeIssue(), by=LI_CLERK, at=minutes(1)
    )
    assert (mine.issue.status, mine.issue.merged_into) == (Status.MERGED, target.case)
    assert [voice.case for voice in theirs.issue.voices] == ["", other.case]
    split = co.SplitIssue(reason="不是一件事。")
    mine, theirs = book.submit_pair(
        other.case, target.case, split, by=LI_CLERK, at=minutes(2)
    )
    assert mine.issue.merged_into == ""
    assert len(theirs.issue.voices) == 1
    assert whole()


def test_a_pair_that_is_refused_leaves_both_as_they_were():
    target, other = registered().issue, registered().issue
    before = export.tree_head()
    with pytest.raises(Refused):
        book.submit_pair(
            other.case, target.case, co.MergeIssue(), by=WANG_HANDLER, at=minutes(1)
        )
    assert export.tree_head() == before


def test_nothing_can_be_done_with_an_issue_that_is_not_there():
    case = registered().issue.case
    merge = co.MergeIssue()
    with pytest.raises(NoSuchIssue):
        book.submit("i-nobodyknows", co.AcceptIssue(), by=LI_CLERK, at=MONDAY)
    with pytest.raises(NoSuchIssue):
        book.submit_pair(case, "i-nobodyknows", merge, by=LI_CLERK, at=MONDAY)
    with pytest.raises(NoSuchIssue):
        book.submit_many([Act("i-nobodyknows", (co.AcceptIssue(),), LI_CLERK, MONDAY)])


@pytest.mark.parametrize(
    "number", ["", "2026", "2026-", "-3", "2026-2", "2026-9" + "9" * 40]
)
def test_no_issue_bears_a_number_that_was_not_given(number):
    registered()
    with pytest.raises(NoSuchIssue):
        book.case_of(number)


def test_a_receipt_belongs_to_one_voice():
    first = registered()
    voice = co.AddVoice(words="我也是。", reporter="孙大伟")
    second = book.submit(first.issue.case, voice, by=LI_CLERK, at=minutes(1))
    assert holder_of(second.receipt) == (first.issue.case, 2)
    assert first.receipt != second.receipt
    assert holder_of("000000000000") is None


def test_a_busy_book_is_whole():
    cases = busy_book()
    assert book.issue_of(cases.absorbing).status is Status.STRUCK_OFF
    assert book.issue_of(cases.reworked).rework_count == 2
    assert book.issue_of(cases.split).status is Status.REGISTERED
    assert whole()


def test_a_check_by_the_handler_is_refused_by_the_book_too():
    case = registered(*TAKEN_ON).issue.case
    handled(case, "own")
    with pytest.raises(Refused):
        book.submit(case, entries.PASS, by=LIU_HANDLER, at=minutes(3))
    book.submit(case, entries.PASS, by=ZHENG_VERIFIER, at=minutes(3))
    assert whole()
