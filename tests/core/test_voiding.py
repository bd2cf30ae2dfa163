"""Voids (作废) take two people; withdrawn texts stay in the book; a row is never deleted."""

from dataclasses import replace

import pytest

from taizhang.core import commands as co
from taizhang.core import events as ev
from taizhang.core.refusals import Refusal
from taizhang.core.vocabulary import Duty, Status
from tests.cast import LI_CLERK, LIU_HANDLER, ZHOU_SECRETARY
from tests.entries import (
    ASK_VOID,
    GRANT_VOID,
    IN_PROGRESS,
    OTHER,
    REGISTERED,
    SHOWN,
    STRUCK_OFF,
    VOID,
    does,
    given,
    merged,
)

ASKED = (*REGISTERED, *does(LI_CLERK, ASK_VOID))
REFUSE = co.DecideVoid(granted=False, reason="两件不是一回事。")


def test_two_people_make_it_void():
    story = given(ASKED).when(GRANT_VOID, by=ZHOU_SECRETARY).expects(ev.VoidDecided)

    assert (story.issue.status, story.issue.clock) == (Status.VOID, None)


def test_asking_alone_changes_nothing():
    assert given(ASKED).issue.status is Status.REGISTERED


def test_the_second_person_may_say_no_and_it_may_be_asked_again():
    story = given(ASKED).when(REFUSE, by=ZHOU_SECRETARY).expects(ev.VoidDecided)

    assert story.issue.status is Status.REGISTERED
    story.when(ASK_VOID, by=LI_CLERK).expects(ev.VoidAsked)


def test_who_asked_does_not_decide():
    both = replace(LI_CLERK, duties=LI_CLERK.duties | {Duty.APPROVE})

    given(ASKED).when(GRANT_VOID, by=both).refused(Refusal.SECOND_PERSON_NEEDED)


def test_what_nobody_asked_is_not_decided():
    given(REGISTERED).when(GRANT_VOID, by=ZHOU_SECRETARY).refused(Refusal.VOID_NOT_ASKED)


def test_it_is_asked_once_and_with_a_reason():
    given(ASKED).when(co.AskVoid(reason=""), by=LI_CLERK).refused(
        Refusal.REASON_MISSING, Refusal.VOID_ALREADY_ASKED
    )


def test_a_decision_has_its_reason():
    given(ASKED).when(replace(GRANT_VOID, reason=""), by=ZHOU_SECRETARY).refused(
        Refusal.REASON_MISSING
    )


def test_what_is_struck_off_is_never_void():
    given(STRUCK_OFF).when(ASK_VOID, by=LI_CLERK).refused(Refusal.NOT_IN_THIS_STATUS)


@pytest.mark.parametrize(
    "command", [co.AcceptIssue(), co.ReopenIssue(reason="想起来了。"), ASK_VOID]
)
def test_nothing_happens_to_what_is_void(command):
    given(VOID).when(command, by=LI_CLERK).refused(Refusal.NOT_IN_THIS_STATUS)


def test_what_others_were_merged_into_is_not_void_with_them():
    _, target = merged(given(REGISTERED), OTHER)
    asked = target.then(does(LI_CLERK, ASK_VOID))

    asked.when(GRANT_VOID, by=ZHOU_SECRETARY).refused(Refusal.OTHERS_MERGED_HERE)
    asked.when(REFUSE, by=ZHOU_SECRETARY).expects(ev.VoidDecided)


def test_a_text_that_should_not_be_shown_is_withdrawn():
    noted = given(IN_PROGRESS, does(LIU_HANDLER, co.RecordProgress(text="住户姓王。")))
    (target,) = noted.seqs(ev.ProgressRecorded)
    withdraw = co.WithdrawText(target=target, reason="写了姓名。")

    story = noted.when(withdraw, by=LI_CLERK).expects(ev.TextWithdrawn)
    assert story.issue.withdrawn == {target}
    story.when(withdraw, by=LI_CLERK).refused(Refusal.TEXT_UNKNOWN)


def test_only_a_text_of_this_matter_is_withdrawn_and_with_a_reason():
    given(SHOWN).when(co.WithdrawText(target=100, reason=""), by=LI_CLERK).refused(
        Refusal.REASON_MISSING, Refusal.TEXT_UNKNOWN
    )


def test_a_picture_is_withdrawn_even_after_the_strike_off():
    shown = given(STRUCK_OFF).seqs(ev.EvidenceAdded)[0]
    withdraw = co.WithdrawText(target=shown, reason="拍到人脸。")

    story = given(STRUCK_OFF).when(withdraw, by=LI_CLERK).expects(ev.TextWithdrawn)
    assert story.issue.status is Status.STRUCK_OFF
