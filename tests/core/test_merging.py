"""Merging and splitting (并案): voices are never lost, whichever number the matter goes under."""

from dataclasses import replace

import pytest

from taizhang.core import commands as co
from taizhang.core import events as ev
from taizhang.core.decide import decide_pair
from taizhang.core.facts import Hearing
from taizhang.core.refusals import Refusal, Refused
from taizhang.core.vocabulary import Duty, Status
from tests.cast import LI_CLERK, LIU_HANDLER, ZHENG_VERIFIER
from tests.entries import (
    ACCEPTED,
    ANSWERED,
    DECLINED,
    FOUND,
    HANDLED,
    IN_PROGRESS,
    NAMELESS,
    OTHER,
    PASS,
    REGISTER,
    REGISTERED,
    SATISFIED,
    STRIKE_OFF,
    STRUCK_OFF,
    TO_CONFIRM,
    VERIFIED,
    Steps,
    Story,
    does,
    given,
    merged,
    pair_events,
    paired,
)

SPLIT = co.SplitIssue(reason="不是同一盏灯。")


def second(*steps: Steps) -> Story:
    """Return another matter."""
    return given(*steps, case="c-2", first_seq=500)


def refusals(issue, target, command, by=LI_CLERK):
    """Return why a command on two issues is refused."""
    with pytest.raises(Refused) as refused:
        pair_events(issue, target, command, by)
    return refused.value.refusals


def names(story):
    """Return the voices as (case, ordinal, anonymous)."""
    return [(v.case, v.ordinal, v.anonymous) for v in story.issue.voices]


def test_it_goes_on_under_the_other_number():
    gone, target = merged(given(IN_PROGRESS), second(VERIFIED))

    assert (gone.issue.status, gone.issue.merged_into) == (Status.MERGED, "c-2")
    assert target.issue.status is Status.VERIFIED
    assert names(target) == [("", 1, False), ("c-1", 1, False)]


@pytest.mark.parametrize(
    ("command", "voice"), [(NAMELESS, ("c-1", 1, True)), (FOUND, ("c-1", 0, True))]
)
def test_who_left_no_name_comes_with_it_as_such(command, voice):
    _, target = merged(given(does(LI_CLERK, command)), second(REGISTERED))

    assert names(target)[1] == voice


def test_who_worked_on_what_was_merged_does_not_check_it_under_the_other_number():
    both = replace(ZHENG_VERIFIER, duties=ZHENG_VERIFIER.duties | {Duty.HANDLE})
    sent = co.DispatchIssue(unit=ZHENG_VERIFIER.unit)
    theirs = (*ACCEPTED, *does(LI_CLERK, sent), *does(both, co.TakeUp()))

    _, target = merged(given(theirs), second(HANDLED))

    target.when(PASS, by=ZHENG_VERIFIER).refused(Refusal.OWN_WORK)


def test_a_check_by_somebody_who_worked_on_what_was_merged_no_longer_counts():
    both = replace(ZHENG_VERIFIER, duties=ZHENG_VERIFIER.duties | {Duty.HANDLE})
    sent = co.DispatchIssue(unit=ZHENG_VERIFIER.unit)
    theirs = (*ACCEPTED, *does(LI_CLERK, sent), *does(both, co.TakeUp()))

    _, target = merged(given(theirs), second(VERIFIED))

    assert (target.issue.status, target.issue.check) == (Status.HANDLED, None)


def test_the_voices_that_came_with_it_are_answered_too():
    _, target = merged(given(REGISTERED), second(ANSWERED))

    target.when(STRIKE_OFF, by=ZHENG_VERIFIER).refused(Refusal.VOICE_UNANSWERED)
    theirs = replace(SATISFIED, of="c-1")
    target.when(theirs, STRIKE_OFF, by=ZHENG_VERIFIER).expects(
        ev.FollowUpRecorded, ev.IssueStruckOff
    )


def test_nothing_merges_into_itself():
    story = given(REGISTERED)

    assert refusals(story, story, co.MergeIssue()) == (Refusal.MERGE_INTO_ITSELF,)


@pytest.mark.parametrize("closed", [STRUCK_OFF, DECLINED, TO_CONFIRM])
def test_nothing_merges_into_what_is_over_or_not_confirmed(closed):
    found = refusals(given(REGISTERED), second(closed), co.MergeIssue())

    assert found == (Refusal.MERGE_TARGET_CLOSED,)


@pytest.mark.parametrize("too_far", [HANDLED, VERIFIED, STRUCK_OFF])
def test_what_was_reported_done_keeps_its_number(too_far):
    found = refusals(given(too_far), OTHER, co.MergeIssue())

    assert found == (Refusal.NOT_IN_THIS_STATUS,)


def test_a_row_to_confirm_and_somebody_without_the_duty():
    found = refusals(given(TO_CONFIRM), OTHER, co.MergeIssue(), by=LIU_HANDLER)

    assert found == (Refusal.DUTY_MISSING, Refusal.TO_CONFIRM)


@pytest.mark.parametrize(
    ("before", "status"),
    [(REGISTERED, Status.REGISTERED), (IN_PROGRESS, Status.ACCEPTED)],
    ids=["not taken on", "being handled"],
)
def test_it_can_stand_for_itself_again(before, status):
    alone, left = paired(*merged(given(before), OTHER), SPLIT)

    assert (alone.issue.status, alone.issue.merged_into) == (status, "")
    assert names(left) == [("", 1, False)]


def test_its_clock_never_stopped():
    alone, _ = paired(*merged(given(IN_PROGRESS), OTHER), SPLIT)

    assert alone.issue.clock == given(IN_PROGRESS).issue.clock


def test_splitting_names_where_it_stands_and_why():
    gone, _ = merged(given(REGISTERED), OTHER)
    third = given(REGISTERED, case="c-3", first_seq=900)

    found = refusals(gone, third, co.SplitIssue(reason=""))
    assert found == (Refusal.REASON_MISSING, Refusal.NOT_MERGED_THERE)


def test_what_was_answered_under_the_other_number_is_reopened_first():
    gone, target = merged(given(REGISTERED), second(ANSWERED))
    over = target.then(does(ZHENG_VERIFIER, replace(SATISFIED, of="c-1"), STRIKE_OFF))

    assert refusals(gone, over, SPLIT) == (Refusal.MERGE_TARGET_CLOSED,)


def test_a_chain_carries_every_voice_and_comes_apart_link_by_link():
    third = given(does(LI_CLERK, REGISTER), case="c-3", first_seq=900)
    first, middle = merged(given(REGISTERED), second(REGISTERED))
    middle, third = merged(middle, third)

    assert names(third) == [("", 1, False), ("c-2", 1, False), ("c-1", 1, False)]
    assert refusals(first, middle, SPLIT) == (Refusal.MERGE_TARGET_CLOSED,)
    middle, third = paired(middle, third, SPLIT)
    assert names(third) == [("", 1, False)]
    assert names(middle) == [("", 1, False), ("c-1", 1, False)]
    paired(first, middle, SPLIT)


def test_a_decision_on_two_leaves_both_as_they_stood_when_refused():
    gone, target = merged(given(REGISTERED), OTHER)
    hearing = Hearing(LIU_HANDLER, gone.at, gone.facts)

    with pytest.raises(Refused) as refused:
        decide_pair(gone.issue, target.issue, SPLIT, hearing)
    assert refused.value.refusals == (Refusal.DUTY_MISSING,)
