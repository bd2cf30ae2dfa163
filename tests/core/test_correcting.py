"""Correcting: what was written down wrongly is put right, and nobody gains time by it."""

from dataclasses import replace

import pytest

from taizhang.core import commands as co
from taizhang.core import events as ev
from taizhang.core.clocks import Deadline
from taizhang.core.refusals import Refusal
from taizhang.core.standards import Preset, standard_for
from taizhang.core.vocabulary import Nature, Urgency
from tests.cast import LI_CLERK, LIU_HANDLER, ZHENG_VERIFIER
from tests.entries import (
    ACCEPTED,
    CARRIED_OVER,
    FAIL,
    FULL,
    HANDLED,
    REGISTERED,
    REOPEN,
    STRUCK_OFF,
    VERIFIED,
    Steps,
    Story,
    does,
    given,
)

URGENT = standard_for(Preset.FULL, Urgency.URGENT, physical=True)
COMPLEX = replace(
    standard_for(Preset.FULL, Urgency.COMPLEX, physical=True),
    rework=replace(FULL.rework, count=2),
)
NO_WORD_MISSING = co.CorrectIssue(reason="登记时选错。", category="drains")
MORE_URGENT = co.CorrectIssue(reason="有人摔伤。", urgency=Urgency.URGENT)


def corrected(steps: Steps) -> Story:
    """Return the story after its category turned out to be a complex one."""
    story = given(steps).where(standard=COMPLEX)
    return story.when(NO_WORD_MISSING, by=LI_CLERK).expects(ev.IssueCorrected)


def clock_of(story: Story) -> Deadline:
    """Return the clock that runs."""
    clock = story.issue.clock
    assert clock is not None
    return clock


def test_another_urgency_is_another_standard_from_the_same_start():
    before = clock_of(given(ACCEPTED))
    story = given(ACCEPTED).where(standard=URGENT).when(MORE_URGENT, by=LI_CLERK)

    after = story.expects(ev.IssueCorrected)
    assert after.issue.policy == URGENT.policy
    assert clock_of(after).limit == URGENT.handling
    assert clock_of(after).started_at == before.started_at
    assert clock_of(after).due_at < before.due_at


@pytest.mark.parametrize(
    ("steps", "limit"),
    [
        pytest.param(REGISTERED, COMPLEX.acceptance, id="registered"),
        pytest.param(ACCEPTED, COMPLEX.handling, id="accepted"),
        pytest.param(HANDLED, COMPLEX.verification, id="handled"),
        pytest.param(VERIFIED, COMPLEX.verification, id="verified"),
        pytest.param((*HANDLED, *does(ZHENG_VERIFIER, FAIL)), COMPLEX.rework, id="rework"),
        pytest.param((*STRUCK_OFF, *does(LI_CLERK, REOPEN)), COMPLEX.rework, id="reopened"),
    ],
)
def test_the_clock_that_runs_keeps_its_start_and_takes_the_new_limit(steps, limit):
    started_at = clock_of(given(steps)).started_at

    clock = clock_of(corrected(steps))
    assert (clock.limit, clock.started_at) == (limit, started_at)


def test_a_mended_spelling_brings_no_new_standard():
    mended = co.CorrectIssue(
        reason="错字。", summary="三号楼楼道灯不亮", nature=Nature.HAZARD
    )
    story = given(ACCEPTED).where(standard=COMPLEX)

    after = story.when(mended, by=LI_CLERK).expects(ev.IssueCorrected)
    assert after.issue.standard == FULL
    assert after.issue.clock == story.issue.clock
    assert after.issue.nature is Nature.HAZARD


def test_another_place_is_counted_anew():
    moved = co.CorrectIssue(reason="是青松苑的。", community="songbai", place="qingsong-3")
    story = given(ACCEPTED).where(earlier_count=2).when(moved, by=LI_CLERK)

    issue = story.expects(ev.IssueCorrected).issue
    assert (issue.community, issue.place) == ("songbai", "qingsong-3")
    assert issue.earlier_count == 2


def test_a_place_may_turn_out_to_be_unknown():
    unknown = co.CorrectIssue(reason="地点写错。", place="")

    issue = given(ACCEPTED).when(unknown, by=LI_CLERK).expects(ev.IssueCorrected).issue
    assert issue.place == ""


def test_an_old_row_is_put_right_and_gets_no_clock():
    assert corrected(CARRIED_OVER).issue.clock is None


def test_the_same_again_changes_nothing():
    same = co.CorrectIssue(reason="核对。", category="lighting", place="jinxiu-3")

    given(ACCEPTED).when(same, by=LI_CLERK).refused(Refusal.NOTHING_CHANGES)


def test_it_needs_a_reason_and_a_category_that_the_office_has():
    story = given(ACCEPTED).where(standard=None)

    story.when(replace(NO_WORD_MISSING, reason=""), by=LIU_HANDLER).refused(
        Refusal.DUTY_MISSING, Refusal.REASON_MISSING, Refusal.CATEGORY_UNKNOWN
    )


def test_what_is_over_is_corrected_only_after_it_is_reopened():
    given(STRUCK_OFF).when(NO_WORD_MISSING, by=LI_CLERK).refused(Refusal.NOT_IN_THIS_STATUS)
