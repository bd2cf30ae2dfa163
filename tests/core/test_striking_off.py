"""Striking off (销号): the closing law, whole, and with each condition missing in turn."""

import datetime as dt
from dataclasses import replace

import pytest

from taizhang.core import closing
from taizhang.core import commands as co
from taizhang.core import events as ev
from taizhang.core.closing import Condition
from taizhang.core.refusals import Refusal
from taizhang.core.vocabulary import Duty, Status, Waiver
from tests.cast import HE_VERIFIER, LI_CLERK, LIU_HANDLER, ZHENG_VERIFIER
from tests.entries import (
    ACCEPTED,
    AFTER,
    ANSWERED,
    BEFORE,
    DISPATCHED,
    FACTS,
    FAIL,
    HANDLED,
    IN_PROGRESS,
    LIGHT,
    PASS,
    REGISTERED,
    SATISFIED,
    SOLVED,
    STRIKE_OFF,
    STRUCK_OFF,
    VERIFIED,
    does,
    given,
    knowing,
    under,
)

MEASURE = co.RecordRootCause(measure="整栋换声控灯。", look_back_on=dt.date(2027, 1, 5))
THIRD_TIME = knowing(replace(FACTS, earlier_count=2), ANSWERED)


def test_a_matter_with_all_its_grounds_is_struck_off():
    story = given(ANSWERED).when(STRIKE_OFF, by=ZHENG_VERIFIER).expects(ev.IssueStruckOff)

    assert (story.issue.status, story.issue.clock) == (Status.STRUCK_OFF, None)
    assert story.issue.struck_off_on == story.entries[-1].day


def test_it_rests_on_report_evidence_check_and_answer():
    story = given(STRUCK_OFF)

    assert story.last.rests == (
        *story.seqs(ev.EvidenceAdded),
        *story.seqs(ev.HandlingReported),
        *story.seqs(ev.VerificationPassed),
        *story.seqs(ev.FollowUpRecorded),
    )


def test_the_second_person_checks_calls_and_strikes_off_at_once():
    story = given(HANDLED).when(PASS, SATISFIED, STRIKE_OFF, by=ZHENG_VERIFIER)

    after = story.expects(ev.VerificationPassed, ev.FollowUpRecorded, ev.IssueStruckOff)
    assert {entry.step for entry in after.entries[-3:]} == {after.entries[-3].n}


@pytest.mark.parametrize(
    "story",
    [
        pytest.param(REGISTERED, id="just registered"),
        pytest.param(ACCEPTED, id="taken on"),
        pytest.param(DISPATCHED, id="sent to a unit"),
        pytest.param(IN_PROGRESS, id="being handled"),
        pytest.param((*HANDLED, *does(ZHENG_VERIFIER, FAIL)), id="looked at, not done"),
    ],
)
def test_anything_not_verified_stays_on_the_ledger(story):
    given(story).when(STRIKE_OFF, by=ZHENG_VERIFIER).refused(
        Refusal.NOT_IN_THIS_STATUS,
        *([Refusal.NOT_REPORTED]),
        Refusal.EVIDENCE_MISSING,
        Refusal.NOT_CHECKED,
        Refusal.VOICE_UNANSWERED,
    )


def test_handled_is_not_verified():
    given(HANDLED).when(STRIKE_OFF, by=ZHENG_VERIFIER).refused(
        Refusal.NOT_IN_THIS_STATUS, Refusal.NOT_CHECKED, Refusal.VOICE_UNANSWERED
    )


def test_nothing_is_struck_off_twice():
    given(STRUCK_OFF).when(STRIKE_OFF, by=ZHENG_VERIFIER).refused(
        Refusal.NOT_IN_THIS_STATUS
    )


def test_a_resident_who_was_not_asked_keeps_it_open():
    given(VERIFIED).when(STRIKE_OFF, by=ZHENG_VERIFIER).refused(Refusal.VOICE_UNANSWERED)


def test_evidence_that_was_withdrawn_is_missing():
    shown = given(ANSWERED).seqs(ev.EvidenceAdded)[0]
    gone = does(LI_CLERK, co.WithdrawText(target=shown, reason="拍到了车牌。"))

    story = given(ANSWERED, gone)
    story.when(STRIKE_OFF, by=ZHENG_VERIFIER).refused(Refusal.EVIDENCE_MISSING)
    mended = story.then(does(LIU_HANDLER, replace(BEFORE, sha256="c" * 64)))
    mended.when(STRIKE_OFF, by=ZHENG_VERIFIER).expects(ev.IssueStruckOff)


def test_the_third_time_at_one_place_asks_for_a_lasting_measure():
    story = given(THIRD_TIME)

    story.when(STRIKE_OFF, by=ZHENG_VERIFIER).refused(Refusal.ROOT_CAUSE_MISSING)
    lasting = story.then(does(LI_CLERK, MEASURE))
    off = lasting.when(STRIKE_OFF, by=ZHENG_VERIFIER).expects(ev.IssueStruckOff)
    assert set(lasting.seqs(ev.RootCauseRecorded)) <= set(off.last.rests)


def test_the_second_time_does_not():
    twice = knowing(replace(FACTS, earlier_count=1), ANSWERED)

    given(twice).when(STRIKE_OFF, by=ZHENG_VERIFIER).expects(ev.IssueStruckOff)


def test_a_light_office_is_never_asked_for_one():
    often = knowing(replace(FACTS, earlier_count=9, standard=LIGHT), ANSWERED)

    given(often).when(STRIKE_OFF, by=ZHENG_VERIFIER).expects(ev.IssueStruckOff)


def test_what_somebody_asked_to_make_void_waits_for_the_decision():
    story = given(ANSWERED, does(LI_CLERK, co.AskVoid(reason="登记重了。")))

    story.when(STRIKE_OFF, by=ZHENG_VERIFIER).refused(Refusal.VOID_PENDING)


def test_nobody_strikes_off_their_own_work():
    both = replace(LIU_HANDLER, duties=LIU_HANDLER.duties | {Duty.STRIKE_OFF})

    given(ANSWERED).when(STRIKE_OFF, by=both).refused(Refusal.OWN_WORK)


def test_who_merely_registered_it_may():
    may_strike_off = replace(LI_CLERK, duties=LI_CLERK.duties | {Duty.STRIKE_OFF})

    given(ANSWERED).when(STRIKE_OFF, by=may_strike_off).expects(ev.IssueStruckOff)


def test_everything_that_is_missing_is_told_at_once():
    both = replace(LIU_HANDLER, duties=frozenset({Duty.HANDLE}))
    story = given(knowing(replace(FACTS, earlier_count=2), IN_PROGRESS))

    story.when(STRIKE_OFF, by=both).refused(
        Refusal.DUTY_MISSING,
        Refusal.NOT_IN_THIS_STATUS,
        Refusal.OWN_WORK,
        Refusal.NOT_REPORTED,
        Refusal.EVIDENCE_MISSING,
        Refusal.ROOT_CAUSE_MISSING,
        Refusal.NOT_CHECKED,
        Refusal.VOICE_UNANSWERED,
    )


def test_the_page_shows_what_is_met_and_what_is_missing():
    story = given(VERIFIED)
    found = closing.findings(story.issue, story.at.date())

    assert {finding.condition: finding.met for finding in found} == {
        Condition.RESULT: True,
        Condition.EVIDENCE: True,
        Condition.CHECK: True,
        Condition.VOICES: False,
    }


def test_a_colleagues_check_stands_in_the_strike_off_as_a_waiver():
    checked = does(HE_VERIFIER, replace(PASS, method=LIGHT.method))
    story = given(under(LIGHT, (*HANDLED, *checked, *does(ZHENG_VERIFIER, SATISFIED))))

    off = story.when(STRIKE_OFF, by=ZHENG_VERIFIER).expects(ev.IssueStruckOff)
    assert off.last.waivers == (Waiver.SAME_UNIT,)


def test_a_measure_of_an_earlier_round_still_stands():
    story = given(
        knowing(replace(FACTS, earlier_count=2), HANDLED),
        does(LI_CLERK, MEASURE),
        does(ZHENG_VERIFIER, FAIL),
        does(LIU_HANDLER, replace(AFTER, sha256="f" * 64), SOLVED),
    )

    story.when(PASS, SATISFIED, STRIKE_OFF, by=ZHENG_VERIFIER).expects(
        ev.VerificationPassed, ev.FollowUpRecorded, ev.IssueStruckOff
    )
