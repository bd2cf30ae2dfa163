"""AB 岗: B does in A's place what A may do; it counts as B's work, and as A's."""

from dataclasses import replace

import pytest

from taizhang.core import commands as co
from taizhang.core import events as ev
from taizhang.core.refusals import Refusal, Refused
from taizhang.core.standing_in import whoever_is_there
from taizhang.core.vocabulary import Actor, Duty, Status
from tests.cast import (
    BEIHU,
    CHEN_GRID_WORKER,
    HE_VERIFIER,
    LI_CLERK,
    LIU_HANDLER,
    MIAO_LEADER,
    TANG_HANDLER,
    WANG_HANDLER,
    ZHENG_VERIFIER,
    ZHOU_SECRETARY,
)
from tests.entries import (
    ACCEPTED,
    AFTER,
    ASK_VOID,
    BEFORE,
    DISPATCH,
    DISPATCHED,
    GRANT_VOID,
    HANDLED,
    IN_PROGRESS,
    LIGHT,
    NOT_SOLVED,
    OBJECTED,
    OVERRULED,
    PASS,
    REGISTERED,
    RULE,
    SATISFIED,
    SOLVED,
    STRIKE_OFF,
    VERIFIED,
    does,
    given,
    merged,
    under,
)


def covering(by: Actor, *away: Actor) -> Actor:
    """Return `by`, who stands in for those who are away."""
    return replace(by, covers=away)


TANG_FOR_LIU = covering(TANG_HANDLER, LIU_HANDLER)
WANG_FOR_LIU = covering(WANG_HANDLER, LIU_HANDLER)  # from another unit
CHEN_FOR_ZHENG = covering(CHEN_GRID_WORKER, ZHENG_VERIFIER)  # has no duty to check
COVERED = (
    *DISPATCHED,
    *does(WANG_FOR_LIU, co.TakeUp()),
    *does(WANG_FOR_LIU, BEFORE, AFTER),
    *does(WANG_FOR_LIU, SOLVED),
)


def places(story) -> list[str]:
    """Return in whose place each entry was made, the registration's first."""
    return [entry.in_place_of for entry in story.entries]


def test_what_b_takes_up_for_a_is_bs_entry_and_stays_in_as_hands():
    story = given(DISPATCHED).when(co.TakeUp(), by=TANG_FOR_LIU).expects(ev.TaskTakenUp())

    assert (story.entries[-1].actor, places(story)[-1]) == (TANG_HANDLER.id, LIU_HANDLER.id)
    assert story.issue.status is Status.IN_PROGRESS
    assert story.issue.handler == LIU_HANDLER.id


def test_a_stand_in_from_another_unit_may_do_what_that_unit_may():
    given(DISPATCHED).when(co.TakeUp(), by=WANG_HANDLER).refused(Refusal.NOT_YOUR_UNIT)

    story = given(COVERED)

    assert story.issue.status is Status.HANDLED
    assert set(places(story)[3:]) == {LIU_HANDLER.id}


def test_what_was_done_for_somebody_is_the_work_of_both():
    issue = given(IN_PROGRESS, does(WANG_FOR_LIU, AFTER)).issue

    assert {WANG_HANDLER.id, LIU_HANDLER.id} <= issue.handlers


@pytest.mark.parametrize(
    "by", [WANG_FOR_LIU, LIU_HANDLER], ids=["who stood in", "who was away"]
)
def test_neither_of_them_checks_it(by):
    verifier = replace(by, duties=by.duties | {Duty.VERIFY})

    story = given(DISPATCHED, does(WANG_FOR_LIU, co.RecordProgress(text="到了现场。")))
    story = story.then(does(TANG_HANDLER, BEFORE, AFTER, SOLVED))

    assert Refusal.OWN_WORK in refusals(story, PASS, by=verifier)


def refusals(story, command, by):
    """Return why `by` may not give `command`."""
    with pytest.raises(Refused) as refused:
        story.then(does(by, command))
    return refused.value.refusals


def test_nor_does_anybody_of_as_unit():
    given(COVERED).when(PASS, by=HE_VERIFIER).refused(Refusal.OWN_UNIT)


def test_where_a_colleague_may_check_who_stood_in_still_may_not():
    story = given(under(LIGHT, COVERED))
    wang = replace(WANG_HANDLER, duties=ZHENG_VERIFIER.duties)

    story.when(PASS, by=wang).refused(Refusal.OWN_WORK)
    story.when(PASS, by=HE_VERIFIER).expects(ev.VerificationPassed)


def test_who_does_not_check_checks_in_the_place_of_who_does():
    given(HANDLED).when(PASS, by=CHEN_GRID_WORKER).refused(Refusal.DUTY_MISSING)

    story = given(HANDLED).when(PASS, by=CHEN_FOR_ZHENG).expects(ev.VerificationPassed)

    assert places(story)[-1] == ZHENG_VERIFIER.id
    assert story.issue.check.by == CHEN_GRID_WORKER.id


def test_a_handler_does_not_check_their_own_work_in_a_verifiers_place():
    liu = covering(LIU_HANDLER, ZHENG_VERIFIER)

    given(HANDLED).when(PASS, by=liu).refused(Refusal.OWN_WORK, Refusal.OWN_UNIT)


def test_nor_does_a_colleague_of_the_unit():
    tang = covering(TANG_HANDLER, ZHENG_VERIFIER)

    given(HANDLED).when(PASS, by=tang).refused(Refusal.OWN_UNIT)


def test_who_was_away_and_handled_it_is_not_stood_in_for_as_its_verifier():
    zheng = replace(
        ZHENG_VERIFIER, duties=ZHENG_VERIFIER.duties | {Duty.HANDLE}, unit=BEIHU
    )
    li = covering(LI_CLERK, zheng)
    given_out = does(LI_CLERK, co.DispatchIssue(unit=BEIHU, handler=zheng.id))
    story = given(ACCEPTED, given_out, does(zheng, BEFORE, AFTER, SOLVED))

    story.when(PASS, by=li).refused(Refusal.OWN_WORK, Refusal.OWN_UNIT)


def test_who_may_do_it_themselves_does_it_themselves():
    li = covering(LI_CLERK, ZHOU_SECRETARY)
    story = given(ACCEPTED).when(DISPATCH, by=li).expects(ev.IssueDispatched)

    assert places(story)[-1] == ""


def test_a_verifier_who_stands_in_for_a_handler_still_checks_other_matters():
    zheng = covering(ZHENG_VERIFIER, TANG_HANDLER)
    story = given(HANDLED).when(PASS, by=zheng).expects(ev.VerificationPassed)

    assert places(story)[-1] == ""


def test_a_whole_ending_is_reached_in_somebodys_place():
    story = given(VERIFIED, does(CHEN_FOR_ZHENG, SATISFIED))
    story = story.when(STRIKE_OFF, by=CHEN_FOR_ZHENG).expects(ev.IssueStruckOff)

    assert places(story)[-2:] == [ZHENG_VERIFIER.id, ZHENG_VERIFIER.id]


def test_who_asked_for_a_void_is_not_stood_in_for_when_it_is_decided():
    asked = given(REGISTERED, does(LI_CLERK, ASK_VOID))
    zhou = covering(ZHOU_SECRETARY, LI_CLERK)
    li = covering(CHEN_GRID_WORKER, replace(LI_CLERK, duties=frozenset({Duty.APPROVE})))

    asked.when(GRANT_VOID, by=li).refused(Refusal.SECOND_PERSON_NEEDED)
    asked.when(GRANT_VOID, by=zhou).expects(ev.VoidDecided)


def test_who_called_the_resident_does_not_overrule_them_through_another():
    miao_away = replace(MIAO_LEADER, duties=MIAO_LEADER.duties | {Duty.FOLLOW_UP})
    called = given(OVERRULED, does(miao_away, NOT_SOLVED))

    called.when(RULE, by=covering(CHEN_GRID_WORKER, miao_away)).refused(
        Refusal.RULING_BY_SAME_PERSON
    )
    given(OBJECTED).when(RULE, by=covering(CHEN_GRID_WORKER, MIAO_LEADER)).expects(
        ev.ObjectionRuled
    )


def test_a_complaint_about_as_unit_is_not_worked_on_in_as_place():
    named = co.NameComplainedOf(unit=BEIHU)
    story = given(ACCEPTED, does(LI_CLERK, named))
    boss = replace(CHEN_GRID_WORKER, duties=ZHOU_SECRETARY.duties)  # of the unit itself

    story.when(DISPATCH, by=covering(WANG_HANDLER, boss)).refused(
        Refusal.UNIT_COMPLAINED_OF
    )


def test_with_nobody_away_everything_is_ones_own():
    assert set(places(given(VERIFIED))) == {""}


def test_a_refusal_tells_what_is_missing_where_least_is():
    bare = co.RecordVerification(passed=False, method=PASS.method)

    given(HANDLED).when(bare, by=CHEN_FOR_ZHENG).refused(Refusal.FINDING_MISSING)


def test_taking_back_what_was_done_in_somebodys_place():
    story = given(DISPATCHED, does(TANG_FOR_LIU, co.TakeUp()))

    assert refusals(story, co.UndoStep(), LIU_HANDLER) == (
        Refusal.NOT_YOUR_STEP,
        Refusal.UNDO_TOO_LATE,
    )
    undone = story.then(does(TANG_FOR_LIU, co.UndoStep(), seconds=20))
    assert undone.issue.handlers == given(DISPATCHED).issue.handlers


def test_merging_takes_the_work_of_both_along():
    gone = given(IN_PROGRESS, does(WANG_FOR_LIU, AFTER), case="c-2", first_seq=900)
    _mine, target = merged(gone, given(DISPATCHED))

    assert {WANG_HANDLER.id, LIU_HANDLER.id} <= target.issue.handlers


@pytest.mark.parametrize(
    ("backups", "away", "there"),
    [
        pytest.param({"a": "b"}, "", "a", id="nobody is away"),
        pytest.param({"a": "b"}, "a", "b", id="B is there"),
        pytest.param({"a": "b", "b": "c"}, "ab", "c", id="B is away too: B's own B"),
        pytest.param({"a": "b", "b": "a"}, "ab", "", id="each other's, both away"),
        pytest.param({"a": "a"}, "a", "", id="their own"),
        pytest.param({}, "a", "", id="no B was named"),
        pytest.param({"a": "b", "b": "c", "c": "b"}, "abc", "", id="a circle further on"),
    ],
)
def test_who_is_there_for_somebody(backups, away, there):
    assert whoever_is_there("a", backups, set(away)) == there
