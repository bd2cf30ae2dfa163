"""The resident's word (回访): 没解决 is rework, silence is counted by days, a ruling is a second person's."""

from dataclasses import replace

import pytest

from taizhang.core import closing
from taizhang.core import commands as co
from taizhang.core import events as ev
from taizhang.core.refusals import Refusal
from taizhang.core.vocabulary import Conclusion, Duty, FollowUpOutcome, Status
from tests.cast import LI_CLERK, LIU_HANDLER, MIAO_LEADER, ZHENG_VERIFIER, ZHOU_SECRETARY
from tests.entries import (
    FOUND,
    NAMELESS,
    NOT_ACCEPTED,
    NOT_SOLVED,
    OBJECTED,
    OVERRULED,
    PASS,
    POST,
    RULE,
    RULED,
    SATISFIED,
    SHOWN,
    SOLVED,
    STRIKE_OFF,
    UNREACHABLE,
    VERIFIED,
    does,
    given,
)

CALL = does(ZHENG_VERIFIER, UNREACHABLE)
NEXT_DAY = does(ZHENG_VERIFIER, UNREACHABLE, days=1)
UPHELD = replace(RULE, upheld=True)


def verified(command):
    """Return the steps of a matter registered by `command` up to its passed check."""
    return (*does(LI_CLERK, command), *VERIFIED[1:])


@pytest.mark.parametrize("outcome", sorted(closing.ACCEPTED_ANSWERS))
def test_an_accepted_answer_lets_it_be_struck_off(outcome):
    story = given(VERIFIED, does(ZHENG_VERIFIER, replace(SATISFIED, outcome=outcome)))

    story.when(STRIKE_OFF, by=ZHENG_VERIFIER).expects(ev.IssueStruckOff)


def test_not_solved_sends_it_back_at_once():
    story = given(VERIFIED).when(NOT_SOLVED, by=ZHENG_VERIFIER).expects(ev.FollowUpRecorded)

    issue = story.issue
    assert (issue.status, issue.round, issue.rework_count) == (Status.IN_PROGRESS, 2, 1)
    assert (issue.check, issue.report, issue.handler) == (None, None, LIU_HANDLER.id)


def test_the_handler_does_not_ask_how_it_went():
    asks = replace(LIU_HANDLER, duties=LIU_HANDLER.duties | {Duty.FOLLOW_UP})

    story = given(VERIFIED)
    story.when(SATISFIED, by=asks).refused(Refusal.OWN_WORK)
    story.when(POST, by=asks).refused(Refusal.OWN_WORK)


@pytest.mark.parametrize("voice", [0, 2])
def test_only_somebody_who_raised_it_is_asked(voice):
    given(verified(FOUND)).when(replace(SATISFIED, voice=voice), by=ZHENG_VERIFIER).refused(
        Refusal.VOICE_UNKNOWN
    )


def test_three_calls_in_one_afternoon_are_one_attempt():
    given(VERIFIED, CALL, CALL, CALL).when(STRIKE_OFF, by=ZHENG_VERIFIER).refused(
        Refusal.VOICE_UNANSWERED
    )


def test_calls_on_three_days_are_enough():
    story = given(VERIFIED, CALL, NEXT_DAY, NEXT_DAY)

    off = story.when(STRIKE_OFF, by=ZHENG_VERIFIER).expects(ev.IssueStruckOff)
    assert set(story.seqs(ev.FollowUpRecorded)) <= set(off.last.rests)


def test_a_call_that_reaches_nobody_takes_no_answer_back():
    story = given(VERIFIED, does(ZHENG_VERIFIER, SATISFIED), CALL)

    story.when(STRIKE_OFF, by=ZHENG_VERIFIER).expects(ev.IssueStruckOff)


def test_silence_is_no_consent_to_what_was_not_solved():
    given(OVERRULED, CALL, NEXT_DAY, NEXT_DAY).when(STRIKE_OFF, by=ZHENG_VERIFIER).refused(
        Refusal.VOICE_UNANSWERED
    )


@pytest.mark.parametrize("command", [NAMELESS, FOUND], ids=["anonymous", "found by staff"])
def test_where_nobody_can_be_asked_the_outcome_hangs_in_public_for_some_days(command):
    posted = given(verified(command), does(ZHENG_VERIFIER, POST))

    posted.later(days=2).when(STRIKE_OFF, by=ZHENG_VERIFIER).refused(
        Refusal.VOICE_UNANSWERED
    )
    posted.later(days=3).when(STRIKE_OFF, by=ZHENG_VERIFIER).expects(ev.IssueStruckOff)


def test_posting_answers_nobody_who_left_a_name():
    story = given(VERIFIED, does(ZHENG_VERIFIER, POST)).later(days=9)

    story.when(STRIKE_OFF, by=ZHENG_VERIFIER).refused(Refusal.VOICE_UNANSWERED)


def test_the_outcome_is_posted_once_and_somewhere():
    story = given(VERIFIED, does(ZHENG_VERIFIER, POST))

    story.when(replace(POST, where=""), by=ZHENG_VERIFIER).refused(
        Refusal.REASON_MISSING, Refusal.ALREADY_POSTED
    )


def test_every_voice_is_answered():
    joined = does(LI_CLERK, co.AddVoice(words="我家也黑。", phone="137"))
    story = given(VERIFIED, joined, does(ZHENG_VERIFIER, SATISFIED))

    story.when(STRIKE_OFF, by=ZHENG_VERIFIER).refused(Refusal.VOICE_UNANSWERED)
    both = story.then(does(ZHENG_VERIFIER, replace(SATISFIED, voice=2)))
    both.when(STRIKE_OFF, by=ZHENG_VERIFIER).expects(ev.IssueStruckOff)


def test_an_objection_to_what_cannot_be_solved_waits_for_a_ruling():
    story = given(OBJECTED)

    assert story.issue.status is Status.VERIFIED
    story.when(STRIKE_OFF, by=ZHENG_VERIFIER).refused(Refusal.VOICE_UNANSWERED)


def test_a_ruling_ends_it_and_is_counted_apart():
    off = given(RULED).when(STRIKE_OFF, by=ZHENG_VERIFIER).expects(ev.IssueStruckOff)

    assert off.issue.outcome is Conclusion.EXPLAINED_NOT_ACCEPTED


def test_an_objection_that_is_upheld_sends_it_back():
    issue = given(OBJECTED).when(UPHELD, by=MIAO_LEADER).expects(ev.ObjectionRuled).issue

    assert (issue.status, issue.round) == (Status.IN_PROGRESS, 2)


def test_a_new_objection_after_a_ruling_needs_another():
    story = given(RULED, does(ZHENG_VERIFIER, NOT_SOLVED))

    story.when(STRIKE_OFF, by=ZHENG_VERIFIER).refused(Refusal.VOICE_UNANSWERED)


@pytest.mark.parametrize("called", [NOT_SOLVED, UNREACHABLE], ids=["said", "silent"])
def test_who_called_does_not_rule(called):
    calls = replace(MIAO_LEADER, duties=MIAO_LEADER.duties | {Duty.FOLLOW_UP})
    story = given(OVERRULED, does(calls, called))

    story.when(RULE, by=calls).refused(Refusal.RULING_BY_SAME_PERSON)
    story.when(RULE, by=ZHOU_SECRETARY).expects(ev.ObjectionRuled)


def test_who_handled_does_not_rule():
    handled = replace(LIU_HANDLER, duties=LIU_HANDLER.duties | {Duty.RULE})

    given(OBJECTED).when(RULE, by=handled).refused(Refusal.OWN_WORK)


@pytest.mark.parametrize(
    "story",
    [
        pytest.param(VERIFIED, id="the report says solved"),
        pytest.param(OVERRULED, id="nobody asked the resident"),
        pytest.param((*OVERRULED, *does(ZHENG_VERIFIER, SATISFIED)), id="content"),
    ],
)
def test_where_nobody_objects_there_is_nothing_to_rule(story):
    given(story).when(RULE, by=MIAO_LEADER).refused(Refusal.NO_OBJECTION)


def test_a_ruling_has_its_reason_and_its_voice():
    nothing = replace(RULE, reason="", voice=7)

    given(OBJECTED).when(nothing, by=MIAO_LEADER).refused(
        Refusal.REASON_MISSING, Refusal.VOICE_UNKNOWN, Refusal.NO_OBJECTION
    )


def test_what_staff_found_and_cannot_be_solved_is_ruled_upon_without_asking():
    steps = (*SHOWN, *does(LIU_HANDLER, NOT_ACCEPTED), *does(ZHENG_VERIFIER, PASS))
    story = given(does(LI_CLERK, FOUND), steps[1:])

    ruled = story.when(replace(RULE, voice=0), by=MIAO_LEADER).expects(ev.ObjectionRuled)
    ruled.when(STRIKE_OFF, by=ZHENG_VERIFIER).expects(ev.IssueStruckOff)


@pytest.mark.parametrize(
    ("report", "answer", "outcome"),
    [
        (SOLVED, SATISFIED, Conclusion.SOLVED),
        (
            SOLVED,
            replace(SATISFIED, outcome=FollowUpOutcome.EXPLAINED_ACCEPTED),
            Conclusion.EXPLAINED_ACCEPTED,
        ),
        (
            replace(SOLVED, conclusion=Conclusion.EXPLAINED_ACCEPTED),
            SATISFIED,
            Conclusion.EXPLAINED_ACCEPTED,
        ),
        (NOT_ACCEPTED, SATISFIED, Conclusion.EXPLAINED_NOT_ACCEPTED),
    ],
)
def test_it_ends_as_the_least_favourable_word_says(report, answer, outcome):
    story = given(
        SHOWN,
        does(LIU_HANDLER, report),
        does(ZHENG_VERIFIER, PASS, answer, STRIKE_OFF),
    )

    assert story.issue.outcome is outcome
