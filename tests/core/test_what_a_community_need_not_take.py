"""What stands outside a community's list it may give back, and that counts against nobody."""

from dataclasses import replace

from taizhang.core import commands as co
from taizhang.core import events as ev
from taizhang.core.refusals import Refusal
from taizhang.core.vocabulary import ReturnReason, Status
from tests.cast import BEIHU, CHEN_GRID_WORKER, LI_CLERK, ZHOU_SECRETARY
from tests.entries import ACCEPTED, DISPATCH, does, given

LISTED = "拆违归城管，不在社区职责清单里。"
OUTSIDE = co.ReturnDispatch(
    reason=ReturnReason.OUTSIDE_COMMUNITY_LIST, explanation="社区没有执法权。"
)
TO_BEIHU = does(LI_CLERK, co.DispatchIssue(unit=BEIHU))
WITH_THEM = given(ACCEPTED, TO_BEIHU).where(listed=LISTED)
OTHERWISE = replace(OUTSIDE, reason=ReturnReason.NOT_OURS)


def test_it_goes_back_to_the_dispatcher_with_the_words_of_the_list():
    back = ev.DispatchReturned(
        reason=OUTSIDE.reason, explanation=OUTSIDE.explanation, listed=LISTED
    )

    issue = WITH_THEM.when(OUTSIDE, by=CHEN_GRID_WORKER).expects(back).issue
    assert (issue.status, issue.handler) == (Status.ACCEPTED, "")


def test_the_list_is_reason_enough():
    silent = replace(OUTSIDE, explanation="")
    back = ev.DispatchReturned(reason=OUTSIDE.reason, explanation=LISTED, listed=LISTED)

    WITH_THEM.when(silent, by=CHEN_GRID_WORKER).expects(back)


def test_it_is_no_return_that_leads_to_a_ruling():
    issue = WITH_THEM.then(does(CHEN_GRID_WORKER, OTHERWISE), TO_BEIHU).where(listed=LISTED)

    once = issue.when(OUTSIDE, by=CHEN_GRID_WORKER).expects(ev.DispatchReturned)
    assert once.issue.returns_count == 1
    once.when(DISPATCH, by=LI_CLERK).expects(ev.IssueDispatched)


def test_what_is_not_on_the_list_is_not_given_back_for_that():
    given(ACCEPTED, TO_BEIHU).when(OUTSIDE, by=CHEN_GRID_WORKER).refused(
        Refusal.NOT_ON_THE_LIST
    )


def test_no_ruling_puts_on_them_what_the_law_does_not():
    bounced = (*TO_BEIHU, *does(CHEN_GRID_WORKER, OTHERWISE))
    ruled = does(ZHOU_SECRETARY, co.DispatchIssue(unit=BEIHU))
    story = given(ACCEPTED, bounced, bounced, ruled)
    assert story.issue.final_dispatch

    story.when(OTHERWISE, by=CHEN_GRID_WORKER).refused(Refusal.RETURN_AFTER_RULING)
    story.where(listed=LISTED).when(OUTSIDE, by=CHEN_GRID_WORKER).expects(
        ev.DispatchReturned
    )


def test_another_reason_says_nothing_of_the_list():
    issue = WITH_THEM.when(OTHERWISE, by=CHEN_GRID_WORKER).expects(ev.DispatchReturned)

    assert issue.last.listed == ""
    assert issue.issue.returns_count == 1
