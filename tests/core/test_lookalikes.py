"""What pictures claim and what they look like: named, asked about, and never overlooked."""

import datetime as dt
from dataclasses import replace

import pytest

from taizhang.core import commands as co
from taizhang.core import events as ev
from taizhang.core.independence import Checker, Rule, rule
from taizhang.core.likeness import Claim, Likeness, Spot
from taizhang.core.refusals import Refusal
from taizhang.core.vocabulary import CheckMethod, EvidenceKind, Waiver
from tests.cast import (
    CITY_CARE,
    HE_VERIFIER,
    LI_CLERK,
    LIU_HANDLER,
    OFFICE,
    PROPERTY,
    ZHENG_VERIFIER,
)
from tests.entries import (
    BEFORE,
    FAIL,
    FULL,
    HANDLED,
    IN_PROGRESS,
    LIGHT,
    MONDAY,
    PASS,
    SATISFIED,
    SOLVED,
    STRIKE_OFF,
    given,
    under,
)

PICTURE = "5" * 64
AFTER = co.AddEvidence(shows=EvidenceKind.AFTER_PHOTO, sha256=PICTURE)
SEEN = co.AddEvidence(shows=EvidenceKind.CHECK_PHOTO, sha256=PICTURE)
LIKE = Likeness("c-0897", "6" * 64)
WHY = "两幢楼的门一样，门牌号不同，核对过了。"
FROM_THE_DESK = replace(PASS, method=CheckMethod.DESK)


def in_doubt():
    """Return the story of a matter whose photo of afterwards looks like another matter's."""
    story = given(IN_PROGRESS).where(alike={PICTURE: (LIKE,)})
    shown = story.when(BEFORE, AFTER, SOLVED, by=LIU_HANDLER)
    return shown.expects(ev.EvidenceAdded, ev.EvidenceAdded, ev.HandlingReported)


def test_what_a_picture_looks_like_is_written_down_as_it_is_received():
    (shown,) = in_doubt().issue.evidence_standing[-1:]

    assert shown.alike == (LIKE,)


def test_whoever_passes_a_picture_like_another_says_why_it_counts():
    story = in_doubt()

    story.when(PASS, by=ZHENG_VERIFIER).refused(Refusal.LIKENESS_UNANSWERED)
    told = replace(PASS, alike=WHY)
    passed = story.when(told, by=ZHENG_VERIFIER).expects(
        ev.VerificationPassed(method=PASS.method, waivers=(Waiver.LIKENESS,), alike=WHY)
    )
    over = passed.when(SATISFIED, STRIKE_OFF, by=ZHENG_VERIFIER)
    off = over.expects(ev.FollowUpRecorded, ev.IssueStruckOff).last
    # Everybody can count from the leaves how often that was let pass.
    assert off.waivers == (Waiver.LIKENESS,)


def test_it_may_be_sent_back_without_a_word_about_the_likeness():
    failed = in_doubt().when(FAIL, by=ZHENG_VERIFIER).expects(ev.VerificationFailed)

    assert failed.issue.failed_checks == 1
    # The picture belonged to the attempt that failed.
    again = failed.where(alike={}).when(
        replace(AFTER, sha256="7" * 64), SOLVED, by=LIU_HANDLER
    )
    done = again.expects(ev.EvidenceAdded, ev.HandlingReported)
    done.when(PASS, by=ZHENG_VERIFIER).expects(ev.VerificationPassed(method=PASS.method))


def test_a_word_about_a_likeness_that_is_none_is_not_kept():
    told = replace(PASS, alike=WHY)

    given(HANDLED).when(told, by=ZHENG_VERIFIER).expects(
        ev.VerificationPassed(method=PASS.method)
    )


def test_the_picture_of_before_may_not_serve_again_as_that_of_afterwards_unasked():
    before = replace(AFTER, shows=EvidenceKind.BEFORE_PHOTO)
    story = given(IN_PROGRESS).when(before, by=LI_CLERK).expects(ev.EvidenceAdded)

    once_more = story.when(before, by=LI_CLERK).expects(ev.EvidenceAdded)
    assert once_more.last.alike == ()
    after = story.when(AFTER, by=LIU_HANDLER).expects(ev.EvidenceAdded)
    assert after.last.alike == (Likeness("c-1", PICTURE),)


def test_the_picture_that_was_sent_back_may_not_serve_again_unasked():
    story = given(IN_PROGRESS).when(BEFORE, AFTER, SOLVED, by=LIU_HANDLER)
    failed = story.expects(ev.EvidenceAdded, ev.EvidenceAdded, ev.HandlingReported).when(
        FAIL, by=ZHENG_VERIFIER
    )
    again = failed.expects(ev.VerificationFailed).when(AFTER, SOLVED, by=LIU_HANDLER)
    done = again.expects(ev.EvidenceAdded, ev.HandlingReported)

    assert done.issue.evidence_standing[-1].alike == (Likeness("c-1", PICTURE),)
    done.when(PASS, by=ZHENG_VERIFIER).refused(Refusal.LIKENESS_UNANSWERED)
    told = replace(PASS, alike="拍得清楚，上次缺的是另一张。")
    done.when(told, by=ZHENG_VERIFIER).expects(
        ev.VerificationPassed(
            method=PASS.method, waivers=(Waiver.LIKENESS,), alike=told.alike
        )
    )


def test_a_document_may_be_the_same_at_the_next_attempt():
    paper = replace(AFTER, shows=EvidenceKind.DOCUMENT, sha256="8" * 64)
    story = given(IN_PROGRESS).when(BEFORE, AFTER, paper, SOLVED, by=LIU_HANDLER)
    failed = story.expects(*[ev.EvidenceAdded] * 3, ev.HandlingReported).when(
        FAIL, by=ZHENG_VERIFIER
    )
    again = failed.expects(ev.VerificationFailed).when(paper, by=LIU_HANDLER)

    assert again.expects(ev.EvidenceAdded).last.alike == ()


def test_what_the_camera_says_goes_before_what_is_typed():
    taken, spot = MONDAY + dt.timedelta(hours=1), Spot(465835, 1251006)
    story = given(IN_PROGRESS).later(days=1).where(claims={PICTURE: Claim(taken, spot)})
    typed = replace(AFTER, taken_at=MONDAY + dt.timedelta(hours=9))

    added = story.when(typed, by=LIU_HANDLER).expects(ev.EvidenceAdded).last

    assert (added.taken_at, added.taken_where) == (taken, spot)


def test_a_camera_that_says_it_was_before_the_matter_is_told_why_it_is_refused():
    old = {PICTURE: Claim(MONDAY - dt.timedelta(days=30))}
    story = given(IN_PROGRESS).where(claims=old)

    story.when(AFTER, by=LIU_HANDLER).refused(Refusal.EVIDENCE_TOO_OLD)
    before = replace(AFTER, shows=EvidenceKind.BEFORE_PHOTO)
    story.when(before, by=LIU_HANDLER).expects(ev.EvidenceAdded)


def test_a_camera_whose_clock_is_ahead_is_no_reason_to_lose_the_picture():
    ahead = {PICTURE: Claim(MONDAY + dt.timedelta(days=400))}

    given(IN_PROGRESS).where(claims=ahead).when(AFTER, by=LIU_HANDLER).expects(
        ev.EvidenceAdded
    )


def test_who_checks_shows_what_they_found_and_has_not_handled_it_by_that():
    story = given(HANDLED).when(SEEN, by=ZHENG_VERIFIER).expects(ev.EvidenceAdded)

    assert ZHENG_VERIFIER.id not in story.issue.handlers
    story.when(PASS, by=ZHENG_VERIFIER).expects(ev.VerificationPassed)


@pytest.mark.parametrize(
    ("steps", "by", "why"),
    [
        (IN_PROGRESS, ZHENG_VERIFIER, Refusal.CHECK_PHOTO_TOO_EARLY),
        (HANDLED, LI_CLERK, Refusal.DUTY_MISSING),
    ],
)
def test_a_photo_of_the_check_is_of_a_check(steps, by, why):
    given(steps).when(SEEN, by=by).refused(why)


HERE = Checker(HE_VERIFIER.id, PROPERTY)
OUTSIDE = Checker(ZHENG_VERIFIER.id, OFFICE)


@pytest.mark.parametrize(
    ("standard", "there", "wanted"),
    [
        (LIGHT, (HERE, OUTSIDE), Rule.OUTSIDER),
        (LIGHT, (HERE,), Rule.COLLEAGUE),
        (LIGHT, (), Rule.WAITS),
        (FULL, (HERE,), Rule.WAITS),
        (FULL, (HERE, Checker("a-other", CITY_CARE)), Rule.OUTSIDER),
        # Whoever did it is nobody's colleague in this.
        (LIGHT, (Checker(LIU_HANDLER.id, PROPERTY),), Rule.WAITS),
    ],
)
def test_where_nobody_is_independent_a_named_rule_says_who_checks(standard, there, wanted):
    assert rule(given(under(standard, HANDLED)).issue, there) is wanted


def test_that_nobody_outside_was_there_is_told_in_the_leaf():
    story = given(under(LIGHT, HANDLED))
    both = (Waiver.SAME_UNIT, Waiver.NOBODY_OUTSIDE)

    alone = story.where(checkers=(HERE,)).when(FROM_THE_DESK, by=HE_VERIFIER)
    alone.expects(ev.VerificationPassed(method=CheckMethod.DESK, waivers=both))
    chosen = story.where(checkers=(HERE, OUTSIDE)).when(FROM_THE_DESK, by=HE_VERIFIER)
    chosen.expects(
        ev.VerificationPassed(method=CheckMethod.DESK, waivers=(Waiver.SAME_UNIT,))
    )
