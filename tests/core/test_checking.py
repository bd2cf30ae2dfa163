"""Checking (核验): somebody outside looks, and a failed look is a fact, not a refusal."""

from dataclasses import replace

import pytest

from taizhang.core import commands as co
from taizhang.core import events as ev
from taizhang.core.refusals import Refusal
from taizhang.core.vocabulary import Actor, CheckMethod, Duty, EvidenceKind, Status, Waiver
from tests.cast import (
    BEIHU,
    HE_VERIFIER,
    LI_CLERK,
    LIU_HANDLER,
    WANG_HANDLER,
    ZHENG_VERIFIER,
)
from tests.entries import (
    ANSWERED,
    DISPATCH,
    FACTS,
    FAIL,
    FULL,
    HANDLED,
    LIGHT,
    PASS,
    SHOWN,
    SOLVED,
    VERIFIED,
    does,
    given,
    knowing,
    under,
)

FROM_THE_DESK = replace(PASS, method=CheckMethod.DESK)
MINDING = co.CorrectIssue(reason="应按安全隐患核验。", category="safety")


def test_a_passed_check_lets_the_resident_be_asked():
    passed = ev.VerificationPassed(method=CheckMethod.ON_SITE)

    issue = given(HANDLED).when(PASS, by=ZHENG_VERIFIER).expects(passed).issue
    assert issue.status is Status.VERIFIED


def test_a_failed_check_sends_it_back_as_another_round():
    issue = (
        given(HANDLED).when(FAIL, by=ZHENG_VERIFIER).expects(ev.VerificationFailed).issue
    )

    assert (issue.status, issue.round, issue.rework_count) == (Status.IN_PROGRESS, 2, 1)
    assert issue.report is None
    assert issue.clock is not None
    assert issue.clock.limit == FULL.rework


def test_pictures_of_the_failed_round_count_no_more():
    story = given(HANDLED, does(ZHENG_VERIFIER, FAIL))

    shown = {piece.shows for piece in story.issue.evidence_standing}
    assert shown == {EvidenceKind.BEFORE_PHOTO}
    story.when(SOLVED, by=LIU_HANDLER).refused(Refusal.EVIDENCE_MISSING)


def test_a_failed_check_says_what_is_to_be_made_good():
    given(HANDLED).when(replace(FAIL, finding=""), by=ZHENG_VERIFIER).refused(
        Refusal.FINDING_MISSING
    )


def test_nobody_checks_their_own_work():
    both = replace(LIU_HANDLER, duties=LIU_HANDLER.duties | {Duty.VERIFY})

    given(HANDLED).when(PASS, by=both).refused(Refusal.OWN_WORK, Refusal.OWN_UNIT)


def test_who_was_named_for_it_once_does_not_check_it_either():
    named = Actor("a-namedxxxxx", BEIHU, frozenset({Duty.VERIFY}))
    first = does(LI_CLERK, replace(DISPATCH, unit=BEIHU, handler=named.id))
    story = given(HANDLED[:2], first, HANDLED[2:])

    story.when(PASS, by=named).refused(Refusal.OWN_WORK)


@pytest.mark.parametrize("check", [PASS, FAIL], ids=["passed", "failed"])
def test_no_unit_checks_its_own_work(check):
    given(HANDLED).when(check, by=HE_VERIFIER).refused(Refusal.OWN_UNIT)


def test_a_supporting_unit_does_not_check_either():
    helper = Actor("a-helperxxxx", BEIHU, frozenset({Duty.VERIFY}))
    helped = does(LI_CLERK, replace(DISPATCH, supporting=(BEIHU,)))
    story = given(HANDLED[:2], helped, HANDLED[3:])

    story.when(PASS, by=helper).refused(Refusal.OWN_UNIT)


def test_under_a_light_standard_a_colleague_may_and_the_waiver_is_told():
    story = given(under(LIGHT, HANDLED))
    told = ev.VerificationPassed(method=CheckMethod.DESK, waivers=(Waiver.SAME_UNIT,))

    story.when(FROM_THE_DESK, by=HE_VERIFIER).expects(told)


def test_somebody_from_outside_needs_no_waiver():
    story = given(under(LIGHT, HANDLED))

    story.when(PASS, by=ZHENG_VERIFIER).expects(
        ev.VerificationPassed(method=CheckMethod.ON_SITE)
    )


def test_papers_are_not_enough_where_the_standard_wants_a_look():
    given(HANDLED).when(FROM_THE_DESK, by=ZHENG_VERIFIER).refused(Refusal.METHOD_TOO_WEAK)


def test_a_look_at_papers_is_enough_to_fail():
    failed = replace(FAIL, method=CheckMethod.DESK)

    given(HANDLED).when(failed, by=ZHENG_VERIFIER).expects(ev.VerificationFailed)


def test_nothing_passes_whose_evidence_was_withdrawn():
    shown = given(SHOWN).seqs(ev.EvidenceAdded)[1]
    story = given(
        HANDLED, does(LI_CLERK, co.WithdrawText(target=shown, reason="拍到人脸。"))
    )

    story.when(PASS, by=ZHENG_VERIFIER).refused(Refusal.EVIDENCE_MISSING)


def test_a_handler_of_another_matter_is_no_verifier():
    given(HANDLED).when(PASS, by=WANG_HANDLER).refused(Refusal.DUTY_MISSING)


def test_what_passed_under_one_standard_is_looked_at_again_under_another():
    light = (*HANDLED, *does(HE_VERIFIER, FROM_THE_DESK))
    story = given(under(LIGHT, light), knowing(FACTS, does(LI_CLERK, MINDING)))

    assert (story.issue.status, story.issue.check) == (Status.HANDLED, None)
    story.when(FROM_THE_DESK, by=HE_VERIFIER).refused(
        Refusal.OWN_UNIT, Refusal.METHOD_TOO_WEAK
    )


def test_what_the_resident_said_of_the_dropped_check_counts_no_more():
    story = given(under(LIGHT, ANSWERED), knowing(FACTS, does(LI_CLERK, MINDING)))

    assert story.issue.voices[0].answer is None


def test_a_mended_spelling_leaves_the_check_standing():
    mended = co.CorrectIssue(reason="错字。", summary="三号楼二单元楼道灯不亮")
    story = given(VERIFIED).where(standard=LIGHT).when(mended, by=LI_CLERK)

    assert story.expects(ev.IssueCorrected).issue.status is Status.VERIFIED
