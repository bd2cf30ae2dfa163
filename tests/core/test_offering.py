"""Partners may claim what is offered: one of them gets it, and the credit with it."""

from dataclasses import replace

import pytest

from taizhang.core import commands as co
from taizhang.core import events as ev
from taizhang.core.refusals import Refusal
from taizhang.core.seeing import Offered, sees_offer
from taizhang.core.vocabulary import Actor, ReturnReason, Status
from tests.cast import CITY_CARE, DUTIES, LI_CLERK, LIU_HANDLER, MIAO_LEADER
from tests.entries import (
    ACCEPTED,
    DECLINE,
    DISPATCH,
    DISPATCHED,
    GRANT_VOID,
    OTHER,
    REFER,
    Steps,
    does,
    given,
    paired,
)

HALL, SCHOOL = "u-hallxxxxxx", "u-schoolxxxx"
FANG = Actor("a-fangxxxxxx", HALL, DUTIES["partner"])
GUO = Actor("a-guoxxxxxxx", SCHOOL, DUTIES["partner"])
OFFER = co.OfferIssue(tags=("service", "safety"), note="周六上午，要两位会修灯的师傅。")
CLAIM = co.ClaimIssue()
OFFERED: Steps = (*ACCEPTED, *does(LI_CLERK, OFFER))
ON_THE_BOARD = given(OFFERED).where(tags=frozenset({"safety"}))
CLAIMED = ON_THE_BOARD.when(CLAIM, by=FANG).expects(ev.IssueClaimed, ev.IssueDispatched)
RETURN = co.ReturnDispatch(reason=ReturnReason.NOT_OURS, explanation="人手不够。")


def test_a_dispatcher_offers_what_nobody_has():
    hung = ev.IssueOffered(tags=OFFER.tags, note=OFFER.note)

    issue = given(ACCEPTED).when(OFFER, by=LI_CLERK).expects(hung).issue
    assert (issue.status, issue.offered) == (Status.ACCEPTED, OFFER.tags)


def test_what_is_with_a_unit_is_not_offered():
    given(DISPATCHED).when(OFFER, by=LI_CLERK).refused(Refusal.NOT_IN_THIS_STATUS)


@pytest.mark.parametrize("tags", [(), ("",), ("  ",)])
def test_an_offer_says_for_which_partners(tags):
    given(ACCEPTED).when(replace(OFFER, tags=tags), by=LI_CLERK).refused(
        Refusal.TAG_MISSING
    )


def test_it_is_not_offered_twice():
    given(OFFERED).when(OFFER, by=LI_CLERK).refused(Refusal.ALREADY_OFFERED)


def test_an_offer_can_be_withdrawn():
    issue = given(OFFERED).when(co.WithdrawOffer(), by=LI_CLERK).expects(ev.OfferWithdrawn)

    assert issue.issue.offered == ()
    issue.when(co.WithdrawOffer(), by=LI_CLERK).refused(Refusal.NOT_OFFERED)


@pytest.mark.parametrize(
    "steps",
    [
        does(LI_CLERK, DISPATCH),
        does(LI_CLERK, DECLINE),
        does(LI_CLERK, REFER),
        (*does(LI_CLERK, co.AskVoid(reason="登错了。")), *does(MIAO_LEADER, GRANT_VOID)),
    ],
    ids=["dispatched", "declined", "referred", "void"],
)
def test_an_offer_is_over_once_it_went_another_way(steps):
    assert given(OFFERED, steps).issue.offered == ()


def test_what_was_merged_comes_back_without_its_offer():
    gone, target = paired(given(OFFERED), OTHER, co.MergeIssue())
    back, _ = paired(gone, target, co.SplitIssue(reason="不是一件事。"))

    assert back.issue.status is Status.ACCEPTED
    assert back.issue.offered == ()


def test_a_partner_claims_it_and_has_it():
    issue = CLAIMED.issue

    assert (issue.status, issue.unit, issue.handler) == (Status.DISPATCHED, HALL, FANG.id)
    assert (issue.claimed_by, issue.offered) == (HALL, ())
    assert FANG.id in issue.handlers


def test_only_one_of_two_gets_it():
    CLAIMED.when(CLAIM, by=GUO).refused(Refusal.NOT_IN_THIS_STATUS, Refusal.NOT_OFFERED)


def test_what_is_not_offered_is_not_claimed():
    given(ACCEPTED).when(CLAIM, by=FANG).refused(Refusal.NOT_OFFERED)


def test_a_partner_claims_only_what_its_tags_say():
    elsewhere = ON_THE_BOARD.where(tags=frozenset({"environment"}))

    elsewhere.when(CLAIM, by=FANG).refused(Refusal.NOT_YOUR_TAG)


def test_somebody_without_that_duty_claims_nothing():
    ON_THE_BOARD.when(CLAIM, by=LIU_HANDLER).refused(Refusal.DUTY_MISSING)


def test_a_complaint_is_not_claimed_by_whom_it_is_about():
    about = ON_THE_BOARD.then(does(LI_CLERK, co.NameComplainedOf(unit=HALL)))

    about.when(CLAIM, by=FANG).refused(Refusal.UNIT_COMPLAINED_OF)
    about.when(CLAIM, by=GUO).expects(ev.IssueClaimed, ev.IssueDispatched)


def test_who_claimed_it_by_mistake_takes_that_back_at_once():
    back = CLAIMED.then(does(FANG, co.UndoStep(), seconds=20)).issue

    assert (back.status, back.offered, back.claimed_by) == (Status.ACCEPTED, OFFER.tags, "")


@pytest.mark.parametrize(
    "steps",
    [does(FANG, RETURN), does(LI_CLERK, co.DispatchIssue(unit=CITY_CARE))],
    ids=["given back", "given to another unit"],
)
def test_the_credit_goes_with_the_matter(steps):
    assert CLAIMED.then(steps).issue.claimed_by == ""


def test_another_person_of_the_unit_takes_nothing_from_the_credit():
    again = co.DispatchIssue(unit=HALL, note="换一位来办。")

    assert CLAIMED.then(does(LI_CLERK, again)).issue.claimed_by == HALL


def test_what_was_returned_twice_only_a_leader_offers_and_that_stands():
    back = (*does(LI_CLERK, DISPATCH), *does(LIU_HANDLER, RETURN))
    twice = given(ACCEPTED, back, back)

    twice.when(OFFER, by=LI_CLERK).refused(Refusal.RETURNED_TWICE)
    hung = twice.when(OFFER, by=MIAO_LEADER).expects(ev.IssueOffered)
    claimed = hung.where(tags=frozenset({"safety"})).then(does(FANG, CLAIM))
    assert claimed.issue.final_dispatch


@pytest.mark.parametrize(
    ("seen", "unit", "tags", "matter"),
    [
        (True, HALL, {"safety"}, Offered(frozenset(OFFER.tags))),
        (False, HALL, {"environment"}, Offered(frozenset(OFFER.tags))),
        (False, HALL, set(), Offered(frozenset(OFFER.tags))),
        (False, HALL, {"safety"}, Offered()),
        (False, HALL, {"safety"}, Offered(frozenset(OFFER.tags), complained_of=HALL)),
        (True, HALL, {"safety"}, Offered(frozenset(OFFER.tags), complained_of=SCHOOL)),
        (False, "", {"safety"}, Offered(frozenset(OFFER.tags))),
    ],
)
def test_on_the_board_partners_see_what_their_tags_say(seen, unit, tags, matter):
    assert sees_offer(unit, frozenset(tags), matter) is seen
