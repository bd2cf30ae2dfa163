"""Residents write themselves: under a pseudonym that is nobody of the office, and no more.

What they write down has nobody yet who was asked first; whoever takes it on is.
"""

from dataclasses import replace

import pytest

from taizhang.core import commands as co
from taizhang.core import events as ev
from taizhang.core.refusals import Refusal
from taizhang.core.texts import BRIEF_MAX, brief
from taizhang.core.vocabulary import Actor, Channel, Duty, FollowUpOutcome, Status
from tests.cast import LI_CLERK, ZHENG_VERIFIER, ZHOU_SECRETARY
from tests.entries import ACCEPTED, ANSWERED, REGISTER, REGISTERED, VERIFIED, Story, given

RESIDENT = Actor("a-systemxxxx", "", frozenset({Duty.REGISTER, Duty.FOLLOW_UP}))
ONLINE = replace(REGISTER, channel=Channel.ONLINE_FORM)
STUB = "382649051756"
MORE = co.AddWords(voice=1, words="今天又灭了。")
ENOUGH = co.RecordFollowUp(voice=1, outcome=FollowUpOutcome.SATISFIED)
NOT_SOLVED = co.RecordFollowUp(voice=1, outcome=FollowUpOutcome.NOT_SOLVED)


def test_what_a_resident_wrote_down_has_nobody_who_was_asked_first():
    story = Story().when(ONLINE, by=RESIDENT).expects(ev.IssueRegistered)

    assert story.last.by_resident
    assert story.issue.first_contact == ""


def test_whoever_takes_it_on_is_asked_first_from_then_on():
    story = Story().when(ONLINE, by=RESIDENT).expects(ev.IssueRegistered)
    story = story.when(co.AcceptIssue(), by=LI_CLERK).expects(ev.IssueAccepted)

    assert story.issue.first_contact == LI_CLERK.id


def test_taking_on_what_a_clerk_wrote_down_changes_nothing_of_that():
    story = given(REGISTERED).when(co.AcceptIssue(), by=ZHOU_SECRETARY)

    assert story.expects(ev.IssueAccepted).issue.first_contact == LI_CLERK.id


def test_residents_do_nothing_that_is_for_the_office():
    given(REGISTERED).when(co.AcceptIssue(), by=RESIDENT).refused(Refusal.DUTY_MISSING)
    given(ANSWERED).when(co.StrikeOff(), by=RESIDENT).refused(Refusal.DUTY_MISSING)


def test_a_resident_says_so_themselves_when_it_is_not_solved():
    story = given(VERIFIED).when(NOT_SOLVED, by=RESIDENT).expects(ev.FollowUpRecorded)

    assert story.issue.status is Status.IN_PROGRESS
    assert story.issue.rework_count == 1


def test_their_own_word_is_an_answer_that_a_strike_off_rests_on():
    story = given(VERIFIED).when(ENOUGH, by=RESIDENT).expects(ev.FollowUpRecorded)
    told = story.seq - 1

    struck = story.when(co.StrikeOff(), by=ZHENG_VERIFIER).expects(ev.IssueStruckOff)
    assert told in struck.last.rests


def test_what_is_added_must_be_seen_by_whoever_decides_next():
    story = given(ACCEPTED)
    before = story.issue.n
    added = story.when(MORE, by=RESIDENT).expects(ev.WordsAdded(voice=1, words=MORE.words))

    assert added.issue.turned_at > before


@pytest.mark.parametrize(
    ("command", "refusal"),
    [
        pytest.param(replace(MORE, words="  \n"), Refusal.WORDS_MISSING, id="nothing said"),
        pytest.param(replace(MORE, voice=2), Refusal.VOICE_UNKNOWN, id="nobody there"),
        pytest.param(replace(MORE, voice=0), Refusal.VOICE_UNKNOWN, id="staff found it"),
        pytest.param(
            replace(MORE, words="长" * 12_001), Refusal.TEXT_TOO_LONG, id="too long"
        ),
    ],
)
def test_what_cannot_be_added_is_refused(command, refusal):
    given(ACCEPTED).when(command, by=RESIDENT).refused(refusal)


def test_whoever_raises_it_for_somebody_else_is_named_beside():
    command = replace(REGISTER, told_by="王秀英的女儿")
    when = Story().when(command, by=LI_CLERK)

    story = when.expects(ev.IssueRegistered, ev.SpokenFor)
    assert (story.last.voice, story.last.told_by) == (1, "王秀英的女儿")


def test_the_same_for_another_resident():
    command = co.AddVoice(words="我家也黑", told_by="邻居")
    story = given(ACCEPTED).when(command, by=LI_CLERK)

    assert story.expects(ev.VoiceAdded, ev.SpokenFor).last.voice == 2


def test_the_number_on_a_stub_becomes_the_receipt():
    story = Story().when(replace(REGISTER, receipt=STUB), by=LI_CLERK)
    assert story.expects(ev.IssueRegistered).last.receipt == STUB

    story = given(ACCEPTED).when(co.AddVoice(receipt=STUB), by=LI_CLERK)
    assert story.expects(ev.VoiceAdded).last.receipt == STUB


def test_a_number_that_somebody_holds_is_given_to_nobody_else():
    held = {"receipt_held": True}
    command = replace(REGISTER, receipt=STUB)
    Story().where(**held).when(command, by=LI_CLERK).refused(Refusal.RECEIPT_HELD)

    again = co.AddVoice(receipt=STUB)
    given(ACCEPTED).where(**held).when(again, by=LI_CLERK).refused(Refusal.RECEIPT_HELD)


@pytest.mark.parametrize(
    ("words", "called"),
    [
        ("楼道灯不亮。老人摔过一次。", "楼道灯不亮"),
        ("\n\n  灯坏了\n三天了", "灯坏了"),
        ("请打 138 0000 4521 找我，灯坏了", "请打 … 找我，灯坏了"),
        ("打１３８－００００－４５２１找我", "打…找我"),
        ("身份证23060219800101001X的王某", "身份证…的王某"),
        ("3号楼2单元501", "3号楼2单元501"),
        ("？！。", ""),
    ],
)
def test_a_matter_is_called_by_the_first_thing_they_say_without_long_numbers(words, called):
    assert brief(words) == called


def test_a_long_first_sentence_is_cut():
    assert len(brief("长" * 500)) == BRIEF_MAX
    assert brief("长" * 500).endswith("…")
