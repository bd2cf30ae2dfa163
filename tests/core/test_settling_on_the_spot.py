"""Settled while the resident is there (当场办结): one act, and checked like any other."""

from dataclasses import replace

import pytest

from taizhang.core import commands as co
from taizhang.core import events as ev
from taizhang.core.refusals import Refusal
from taizhang.core.taking_on import may_settle
from taizhang.core.vocabulary import Actor, Channel, Conclusion, EvidenceKind, Status
from taizhang.people.defaults import LIGHT_ROLES
from tests.cast import (
    CHEN_GRID_WORKER,
    LI_CLERK,
    LIU_HANDLER,
    OFFICE,
    SUN_ADMINISTRATOR,
    ZHENG_VERIFIER,
    ZHOU_SECRETARY,
)
from tests.entries import (
    BEFORE,
    DISPATCHED,
    FACTS,
    LIGHT,
    PASS,
    REGISTER,
    SATISFIED,
    SPOKEN,
    STRIKE_OFF,
    Story,
    does,
    given,
    under,
)

TO_MYSELF = co.DispatchIssue(unit=OFFICE, handler=LI_CLERK.id)
ANSWERED = co.SettleOnTheSpot(
    conclusion=Conclusion.EXPLAINED_ACCEPTED, result="告诉他带身份证到二楼办。"
)
SHOWN = replace(ANSWERED, shown=("a" * 64,))
MINE = does(LI_CLERK, REGISTER, co.AcceptIssue(), TO_MYSELF)
SEEN = (ev.TaskTakenUp, ev.EvidenceAdded, ev.HandlingReported)
OFFICER, HEAD = (Actor("a-x", OFFICE, frozenset(role.duties)) for role in LIGHT_ROLES)


def test_what_was_answered_is_handled_with_the_answer_as_its_note():
    settled = given(under(SPOKEN, MINE)).when(ANSWERED, by=LI_CLERK).expects(*SEEN)

    assert settled.issue.status is Status.HANDLED
    assert [piece.shows for piece in settled.issue.evidence] == [EvidenceKind.NOTE]


def test_what_can_be_seen_needs_a_photo_of_how_it_is_now():
    mine = given(under(LIGHT, MINE))
    mine.when(ANSWERED, by=LI_CLERK).refused(Refusal.EVIDENCE_MISSING)
    mine.when(SHOWN, by=LI_CLERK).expects(*SEEN)


def test_a_full_house_wants_to_see_how_it_was_as_well():
    given(MINE).when(SHOWN, by=LI_CLERK).refused(Refusal.EVIDENCE_MISSING)
    given(MINE, does(LI_CLERK, BEFORE)).when(SHOWN, by=LI_CLERK).expects(*SEEN)


def test_a_photo_of_another_matter_settles_nothing():
    mine = Story(facts=replace(FACTS, standard=LIGHT)).then(MINE)
    elsewhere = mine.where(used_elsewhere=frozenset(SHOWN.shown))
    elsewhere.when(SHOWN, by=LI_CLERK).refused(Refusal.EVIDENCE_USED_ELSEWHERE)


def test_an_answer_needs_words():
    silent = replace(ANSWERED, result=" ")
    given(under(SPOKEN, MINE)).when(silent, by=LI_CLERK).refused(Refusal.RESULT_MISSING)


def test_nobody_settles_what_is_in_other_hands():
    given(under(SPOKEN, DISPATCHED)).when(ANSWERED, by=LI_CLERK).refused(
        Refusal.NOT_YOUR_UNIT
    )


def test_nobody_settles_what_another_wrote_down():
    passed_on = co.DispatchIssue(unit=CHEN_GRID_WORKER.unit, handler=CHEN_GRID_WORKER.id)
    story = given(under(SPOKEN, does(LI_CLERK, REGISTER, co.AcceptIssue(), passed_on)))
    story.when(ANSWERED, by=CHEN_GRID_WORKER).refused(Refusal.NOT_YOUR_UNIT)


def test_whoever_settled_it_cannot_check_it_and_somebody_else_can():
    everything = replace(LI_CLERK, duties=LI_CLERK.duties | ZHENG_VERIFIER.duties)
    settled = given(under(LIGHT, MINE), under(LIGHT, does(LI_CLERK, SHOWN)))

    settled.when(PASS, by=everything).refused(Refusal.OWN_WORK)
    checked = settled.then(does(ZHENG_VERIFIER, PASS), does(ZHENG_VERIFIER, SATISFIED))
    checked.when(STRIKE_OFF, by=ZHENG_VERIFIER).expects(ev.IssueStruckOff)


@pytest.mark.parametrize(
    ("who", "offered"),
    [
        (LI_CLERK, True),
        (OFFICER, True),
        # Nobody would be left to check it, or to take it on.
        (HEAD, False),
        (CHEN_GRID_WORKER, False),
        (LIU_HANDLER, False),
        (SUN_ADMINISTRATOR, False),
    ],
)
def test_it_is_offered_where_somebody_else_can_finish_it(who, offered):
    assert may_settle(who) is offered


def test_a_leader_who_is_rung_up_writes_it_down_and_is_asked_first():
    rung = replace(REGISTER, channel=Channel.PHONE)
    told = given().when(rung, by=ZHOU_SECRETARY).expects(ev.IssueRegistered)

    assert told.issue.first_contact == ZHOU_SECRETARY.id
    assert told.issue.status is Status.REGISTERED
