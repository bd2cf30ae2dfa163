"""Objections (异议): heard before and after the end, answered by somebody who had no part in it."""

from dataclasses import replace

import pytest
from hypothesis import given as for_all

from taizhang.core import closing
from taizhang.core import commands as co
from taizhang.core import events as ev
from taizhang.core.refusals import Refusal
from taizhang.core.vocabulary import Actor, Conclusion, Duty, Status
from tests.cast import LI_CLERK, LIU_HANDLER, MIAO_LEADER, ZHENG_VERIFIER, ZHOU_SECRETARY
from tests.core.walking import WALKS
from tests.entries import (
    ANSWERED,
    ASK_VOID,
    GRANT_VOID,
    HANDLED,
    NOT_SOLVED,
    OBJECT,
    OPPOSED,
    REOPEN,
    RULE,
    SATISFIED,
    SHOWN,
    SOLVED,
    STRIKE_OFF,
    STRUCK_OFF,
    UNREACHABLE,
    VERIFIED,
    does,
    given,
)

RESIDENT = Actor("a-systemxxxx", "", frozenset({Duty.REGISTER, Duty.FOLLOW_UP}))
UPHELD = replace(RULE, upheld=True)
HELD_UP = (Refusal.VOICE_UNANSWERED, Refusal.OBJECTION_OPEN)
AFTERWARDS = (*STRUCK_OFF, *does(LI_CLERK, OBJECT))


@pytest.mark.parametrize("story", [VERIFIED, ANSWERED, STRUCK_OFF])
def test_a_resident_objects_before_the_end_and_after_it(story):
    before = given(story).issue
    after = given(story).when(OBJECT, by=RESIDENT).expects(ev.ObjectionRaised).issue

    assert after.status is before.status
    assert [(each.voice, each.of) for each in after.objections] == [(1, "")]
    assert after.turned_at > before.turned_at  # whoever decides must have seen it


def test_nobody_objects_to_what_is_still_worked_on():
    given(HANDLED).when(OBJECT, by=RESIDENT).refused(Refusal.NOT_IN_THIS_STATUS)


@pytest.mark.parametrize(
    ("command", "refusal"),
    [
        pytest.param(replace(OBJECT, words=" \n"), Refusal.WORDS_MISSING, id="no words"),
        pytest.param(replace(OBJECT, voice=2), Refusal.VOICE_UNKNOWN, id="nobody there"),
        pytest.param(replace(OBJECT, voice=0), Refusal.VOICE_UNKNOWN, id="staff found it"),
    ],
)
def test_what_is_no_objection_is_refused(command, refusal):
    given(STRUCK_OFF).when(command, by=RESIDENT).refused(refusal)


def test_each_resident_has_one_open_at_a_time():
    story = given(OPPOSED)

    story.when(OBJECT, by=RESIDENT).refused(Refusal.OBJECTION_ALREADY_OPEN)
    joined = story.then(does(LI_CLERK, co.AddVoice(words="我家也黑。", phone="137")))
    second = joined.when(replace(OBJECT, voice=2), by=RESIDENT)
    assert len(second.expects(ev.ObjectionRaised).issue.objections) == 2


def test_while_one_is_open_nothing_is_struck_off():
    given(OPPOSED).when(STRIKE_OFF, by=ZHENG_VERIFIER).refused(*HELD_UP)


def test_silence_does_not_take_it_back():
    calls = [does(ZHENG_VERIFIER, UNREACHABLE, days=1) for _day in range(4)]
    story = given(VERIFIED, does(LI_CLERK, OBJECT), *calls)

    story.when(STRIKE_OFF, by=ZHENG_VERIFIER).refused(*HELD_UP)


def test_a_leader_rules_that_it_stays_and_it_is_counted_as_not_accepted():
    story = given(OPPOSED).when(RULE, by=MIAO_LEADER).expects(ev.ObjectionRuled)
    off = story.when(STRIKE_OFF, by=ZHENG_VERIFIER).expects(ev.IssueStruckOff).issue

    assert off.outcome is Conclusion.EXPLAINED_NOT_ACCEPTED
    assert (off.objections, off.objections_count) == ((), 1)


@pytest.mark.parametrize(
    ("command", "by", "event"),
    [
        pytest.param(UPHELD, MIAO_LEADER, ev.ObjectionRuled, id="upheld"),
        pytest.param(NOT_SOLVED, ZHENG_VERIFIER, ev.FollowUpRecorded, id="not solved"),
    ],
)
def test_it_sends_the_matter_back_before_the_end(command, by, event):
    issue = given(OPPOSED).when(command, by=by).expects(event).issue

    assert (issue.status, issue.objections) == (Status.IN_PROGRESS, ())


def test_a_resident_may_say_that_it_is_well_after_all():
    story = given(OPPOSED).when(SATISFIED, by=ZHENG_VERIFIER).expects(ev.FollowUpRecorded)

    off = story.when(STRIKE_OFF, by=ZHENG_VERIFIER).expects(ev.IssueStruckOff).issue
    assert (off.outcome, off.objections_count) == (Conclusion.SOLVED, 1)


def test_an_upheld_one_after_the_end_puts_the_number_back():
    issue = given(AFTERWARDS).when(UPHELD, by=MIAO_LEADER).expects(ev.IssueReopened).issue

    assert (issue.status, issue.reopened_count) == (Status.ACCEPTED, 1)
    assert (issue.objections, issue.objections_count) == ((), 1)
    assert issue.last_struck_off_on == given(STRUCK_OFF).issue.struck_off_on


def test_so_does_reopening_it():
    issue = given(AFTERWARDS).when(REOPEN, by=LI_CLERK).expects(ev.IssueReopened).issue

    assert issue.objections == ()


def test_a_ruling_after_the_end_leaves_it_as_it_was_struck_off():
    before = given(AFTERWARDS).issue
    after = given(AFTERWARDS).when(RULE, by=MIAO_LEADER).expects(ev.ObjectionRuled).issue

    assert (after.status, after.outcome) == (Status.STRUCK_OFF, before.outcome)
    assert (after.objections, after.objections_count) == ((), 1)


def test_who_called_or_handled_does_not_rule():
    called = replace(ZHENG_VERIFIER, duties=ZHENG_VERIFIER.duties | {Duty.RULE})
    handled = replace(LIU_HANDLER, duties=LIU_HANDLER.duties | {Duty.RULE})

    given(AFTERWARDS).when(RULE, by=called).refused(Refusal.RULING_BY_SAME_PERSON)
    given(AFTERWARDS).when(RULE, by=handled).refused(Refusal.OWN_WORK)


def test_after_the_end_there_is_nothing_to_rule_on_but_an_objection():
    given(STRUCK_OFF).when(RULE, by=MIAO_LEADER).refused(Refusal.NO_OBJECTION)


def test_what_is_void_waits_for_nobody():
    story = given(OPPOSED, does(LI_CLERK, ASK_VOID), does(ZHOU_SECRETARY, GRANT_VOID))

    assert story.issue.objections == ()


def test_a_matter_reported_too_late_once_was_late_for_ever():
    late = given(SHOWN, does(LIU_HANDLER, SOLVED, days=30))

    assert not given(HANDLED).issue.late
    assert late.issue.late


@for_all(WALKS)
def test_nothing_is_ever_struck_off_over_an_open_objection(walk):
    for issue in walk.issues.values():
        assert issue.objections_count >= len(issue.objections)
        assert all(closing.objecting(issue, voice) for voice in _objecting(issue))
        over = issue.status in {Status.STRUCK_OFF, Status.VERIFIED, Status.HANDLED}
        assert over or not issue.objections
        assert issue.struck_off_count >= (issue.last_struck_off_on is not None)


def _objecting(issue):
    whose = {(each.voice, each.of) for each in issue.objections}
    return [voice for voice in issue.voices if (voice.ordinal, voice.case) in whose]
