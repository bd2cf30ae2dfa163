"""Handling: what was done is shown by files and words, by the unit whose matter it is."""

import datetime as dt
from dataclasses import replace

import pytest

from taizhang.core import commands as co
from taizhang.core import events as ev
from taizhang.core.refusals import Refusal
from taizhang.core.vocabulary import Actor, Duty, Status
from tests.cast import (
    CHEN_GRID_WORKER,
    HE_VERIFIER,
    LI_CLERK,
    LIU_HANDLER,
    TANG_HANDLER,
    WANG_HANDLER,
    ZHENG_VERIFIER,
)
from tests.entries import (
    ACCEPTED,
    AFTER,
    BEFORE,
    DISPATCHED,
    FULL,
    HANDLED,
    IN_PROGRESS,
    LIGHT,
    MONDAY,
    NOTE,
    REGISTERED,
    SHOWN,
    SOLVED,
    does,
    given,
    under,
)

PROGRESS = co.RecordProgress(text="已到现场，等配件。")


@pytest.mark.parametrize(
    ("command", "event"),
    [(PROGRESS, ev.ProgressRecorded), (AFTER, ev.EvidenceAdded)],
)
def test_the_first_act_takes_the_task_up(command, event):
    story = given(DISPATCHED).when(command, by=TANG_HANDLER).expects(ev.TaskTakenUp, event)

    assert story.issue.status is Status.IN_PROGRESS
    assert story.issue.handler == TANG_HANDLER.id


def test_later_acts_do_not():
    given(IN_PROGRESS).when(PROGRESS, by=LIU_HANDLER).expects(ev.ProgressRecorded)


def test_progress_says_something():
    given(IN_PROGRESS).when(co.RecordProgress(text=""), by=LIU_HANDLER).refused(
        Refusal.PROGRESS_MISSING
    )


@pytest.mark.parametrize("by", [LI_CLERK, CHEN_GRID_WORKER, ZHENG_VERIFIER])
@pytest.mark.parametrize("command", [BEFORE, NOTE], ids=["before", "note"])
def test_showing_how_things_were_or_what_was_said_is_not_handling(by, command):
    story = given(DISPATCHED).when(command, by=by).expects(ev.EvidenceAdded)

    assert story.issue.status is Status.DISPATCHED
    assert by.id not in story.issue.handlers


def test_what_was_done_is_shown_by_who_may_handle_and_whose_it_is():
    given(IN_PROGRESS).when(AFTER, by=ZHENG_VERIFIER).refused(
        Refusal.DUTY_MISSING, Refusal.NOT_YOUR_UNIT
    )
    given(IN_PROGRESS).when(AFTER, by=WANG_HANDLER).refused(Refusal.NOT_YOUR_UNIT)


def test_before_the_first_dispatch_it_is_nobodys():
    of_no_unit = Actor("a-nobodyxxxx", "", frozenset({Duty.HANDLE}))

    given(REGISTERED).when(AFTER, by=of_no_unit).refused(Refusal.NOT_YOUR_UNIT)


@pytest.mark.parametrize("empty", [replace(AFTER, sha256=""), replace(NOTE, text=" ")])
def test_evidence_is_a_file_or_a_note(empty):
    given(IN_PROGRESS).when(empty, by=LIU_HANDLER).refused(Refusal.EVIDENCE_EMPTY)


def test_what_another_matter_stands_on_proves_nothing_here():
    story = given(IN_PROGRESS).where(used_elsewhere=frozenset({AFTER.sha256}))

    story.when(AFTER, by=LIU_HANDLER).refused(Refusal.EVIDENCE_USED_ELSEWHERE)


def test_a_picture_from_tomorrow_is_refused():
    ahead = replace(AFTER, taken_at=MONDAY + dt.timedelta(days=1))

    given(IN_PROGRESS).when(ahead, by=LIU_HANDLER).refused(Refusal.EVIDENCE_IN_FUTURE)


def test_a_picture_older_than_the_matter_shows_only_how_it_was():
    old = MONDAY - dt.timedelta(days=1)

    story = given(IN_PROGRESS)
    story.when(replace(AFTER, taken_at=old), by=LIU_HANDLER).refused(
        Refusal.EVIDENCE_TOO_OLD
    )
    story.when(replace(BEFORE, taken_at=old), by=LIU_HANDLER).expects(ev.EvidenceAdded)


def test_who_found_it_done_adds_nothing_to_the_work_afterwards():
    both = replace(HE_VERIFIER, duties=HE_VERIFIER.duties | {Duty.HANDLE})
    checked = does(both, co.RecordVerification(passed=True, method=LIGHT.method))
    story = given(under(LIGHT, (*HANDLED, *checked)))

    story.when(replace(AFTER, sha256="d" * 64), by=both).refused(Refusal.OWN_WORK)


def test_reporting_starts_the_verification_clock():
    story = given(SHOWN).when(SOLVED, by=LIU_HANDLER).expects(ev.HandlingReported)

    assert story.issue.status is Status.HANDLED
    assert story.issue.clock is not None
    assert story.issue.clock.limit == FULL.verification


def test_a_simple_matter_is_reported_in_one_act():
    story = given(DISPATCHED).when(BEFORE, AFTER, SOLVED, by=LIU_HANDLER)

    after = story.expects(
        ev.EvidenceAdded, ev.TaskTakenUp, ev.EvidenceAdded, ev.HandlingReported
    )
    assert {entry.step for entry in after.entries[-4:]} == {4}


def test_a_report_straight_from_dispatch_takes_the_task_up():
    story = given(DISPATCHED, does(LI_CLERK, NOTE, BEFORE), does(LIU_HANDLER, AFTER))
    again = story.then(does(LI_CLERK, co.DispatchIssue(unit=LIU_HANDLER.unit)))

    again.when(SOLVED, by=TANG_HANDLER).expects(ev.TaskTakenUp, ev.HandlingReported)


def test_a_report_needs_words_and_the_evidence_of_the_standard():
    given(IN_PROGRESS).when(replace(SOLVED, result=""), by=WANG_HANDLER).refused(
        Refusal.RESULT_MISSING, Refusal.NOT_YOUR_UNIT, Refusal.EVIDENCE_MISSING
    )


@pytest.mark.parametrize("shown", [BEFORE, AFTER], ids=["before", "after"])
def test_one_picture_of_the_pair_is_not_enough(shown):
    story = given(IN_PROGRESS, does(LIU_HANDLER, shown))

    story.when(SOLVED, by=LIU_HANDLER).refused(Refusal.EVIDENCE_MISSING)


def test_a_lasting_measure_names_a_day_to_look_again():
    measure = co.RecordRootCause(
        measure="整栋换成声控灯。", look_back_on=dt.date(2026, 12, 9)
    )

    issue = given(ACCEPTED).when(measure, by=LI_CLERK).expects(ev.RootCauseRecorded).issue
    assert issue.root_cause is not None
    assert issue.root_cause.look_back_on == dt.date(2026, 12, 9)


def test_a_measure_without_words_for_yesterday_is_none():
    nothing = co.RecordRootCause(measure="", look_back_on=MONDAY.date())

    given(ACCEPTED).when(nothing, by=LI_CLERK).refused(
        Refusal.MEASURE_MISSING, Refusal.LOOK_BACK_NOT_AHEAD
    )
