"""Taking on, declining, referring: each is said with its reason, and can come back."""

import pytest

from taizhang.core import commands as co
from taizhang.core import events as ev
from taizhang.core.refusals import Refusal
from taizhang.core.vocabulary import Channel, DeclineReason, Status
from tests.cast import LI_CLERK, LIU_HANDLER
from tests.entries import (
    ACCEPTED,
    DECLINE,
    DECLINED,
    DISPATCHED,
    FOUND,
    FULL,
    REFER,
    REFERRED,
    REGISTERED,
    REOPEN,
    does,
    given,
)


def test_taking_it_on_starts_the_handling_clock():
    story = given(REGISTERED).when(co.AcceptIssue(), by=LI_CLERK).expects(ev.IssueAccepted)

    assert story.issue.status is Status.ACCEPTED
    assert story.issue.clock is not None
    assert story.issue.clock.limit == FULL.handling


@pytest.mark.parametrize("story", [REGISTERED, ACCEPTED])
def test_a_matter_not_taken_on_says_why(story):
    said = ev.IssueDeclined(reason=DECLINE.reason, explanation=DECLINE.explanation)

    issue = given(story).when(DECLINE, by=LI_CLERK).expects(said).issue
    assert (issue.status, issue.clock) == (Status.DECLINED, None)


def test_a_matter_is_not_declined_without_a_word():
    silent = co.DeclineIssue(reason=DeclineReason.PRIVATE_DISPUTE, explanation=" ")

    given(REGISTERED).when(silent, by=LI_CLERK).refused(Refusal.REASON_MISSING)


def test_somebody_elses_matter_is_sent_to_them():
    said = ev.IssueReferred(to=REFER.to, explanation=REFER.explanation)

    issue = given(REGISTERED).when(REFER, by=LI_CLERK).expects(said).issue
    assert (issue.status, issue.clock) == (Status.REFERRED, None)


def test_sending_it_away_names_the_body_and_the_reason():
    nowhere = co.ReferIssue(to="", explanation="")

    given(REGISTERED).when(nowhere, by=LI_CLERK).refused(
        Refusal.UNIT_MISSING, Refusal.REASON_MISSING
    )


def test_what_a_unit_already_has_is_neither_declined_nor_referred():
    given(DISPATCHED).when(DECLINE, by=LI_CLERK).refused(Refusal.NOT_IN_THIS_STATUS)
    given(DISPATCHED).when(REFER, by=LI_CLERK).refused(Refusal.NOT_IN_THIS_STATUS)


def test_a_handler_decides_on_none_of_it():
    given(REGISTERED).when(co.AcceptIssue(), by=LIU_HANDLER).refused(Refusal.DUTY_MISSING)


@pytest.mark.parametrize("ended", [DECLINED, REFERRED])
def test_it_comes_back_under_the_same_number(ended):
    issue = given(ended).when(REOPEN, by=LI_CLERK).expects(ev.IssueReopened).issue

    assert issue.status is Status.ACCEPTED
    assert issue.number == "〔2026〕1286"


def test_another_resident_joins_with_a_receipt_of_their_own():
    joins = co.AddVoice(words="我家楼道也黑。", reporter="孙桂兰", channel=Channel.PHONE)

    story = given(DISPATCHED).when(joins, by=LI_CLERK).expects(ev.VoiceAdded)
    assert [v.ordinal for v in story.issue.voices] == [1, 2]
    assert story.last.receipt


def test_the_first_resident_of_what_staff_found_is_voice_one():
    joins = co.AddVoice(words="我早就想说了。")

    story = given(does(LI_CLERK, FOUND)).when(joins, by=LI_CLERK).expects(ev.VoiceAdded)
    assert [(v.ordinal, v.anonymous) for v in story.issue.voices] == [(0, True), (1, True)]
