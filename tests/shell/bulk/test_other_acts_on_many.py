"""Confirming, reminding and correcting many at once; each row for itself."""

import pytest

from taizhang.core.vocabulary import Status
from tests.cast import LIU_HANDLER, ZHENG_VERIFIER, signed_in
from tests.shell.bulk.choosing import (
    acted,
    closed,
    imported,
    moved_on,
    now,
    result,
    waiting,
    with_liu,
)

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def category() -> str:
    """Return a category of the office other than the one matters begin with."""
    from taizhang.places.names import category_names

    return next(code for code in category_names() if code != "street-lights")


def test_imported_rows_become_live_together(clerk):
    issues = imported("井盖", "路灯")

    answer = acted(clerk, "confirm", issues)

    assert "已确认 2 条在办。" in answer.content.decode()
    assert [now(issue).to_confirm for issue in issues] == [False, False]


def test_what_was_not_imported_cannot_be_confirmed(clerk):
    issues = [*imported("井盖"), *waiting("灯不亮")]

    shown = result(acted(clerk, "confirm", issues))

    assert (shown.done, shown.refused_count) == (1, 1)


def test_a_reminder_stands_on_each_matter_and_moves_nothing(clerk):
    issues = with_liu("灯不亮", "门禁坏了")

    answer = acted(clerk, "remind", issues, text="老人等着用")

    assert "已催办 2 条。" in answer.content.decode()
    for before, after in zip(issues, map(now, issues), strict=True):
        assert after.reminders_count == 1
        assert (after.status, after.clock) == (before.status, before.clock)


def test_what_is_over_is_not_reminded_of(clerk):
    shown = result(acted(clerk, "remind", [closed("井盖")], text=""))

    assert (shown.done, shown.refused_count) == (0, 1)


def test_a_verifier_reminds_and_a_handler_does_not(clerk):
    issues = with_liu("灯不亮")

    assert acted(signed_in(LIU_HANDLER), "remind", issues, text="").status_code == 403
    assert acted(signed_in(ZHENG_VERIFIER), "remind", issues, text="").status_code == 200
    assert now(issues[0]).reminders_count == 1


def test_the_category_of_many_is_put_right_with_the_reason(clerk):
    issues, code = waiting("灯不亮", "门禁坏了"), category()

    acted(clerk, "correct", issues, category=code, reason="选错了")

    assert {now(issue).category for issue in issues} == {code}


def test_a_correction_without_a_reason_is_refused_row_by_row(clerk):
    issues = waiting("灯不亮")

    shown = result(acted(clerk, "correct", issues, category=category(), reason=" "))

    assert shown.refused_count == 1
    assert "理由" in shown.refused[0].words[0]


def test_a_category_that_is_not_there_is_not_written(clerk):
    issues = waiting("灯不亮")

    answer = acted(clerk, "correct", issues, category="atlantis", reason="选错了")

    assert answer.status_code == 422
    assert now(issues[0]).n == 1


@pytest.mark.parametrize("act", ["confirm", "remind", "correct"])
def test_rows_that_others_moved_on_are_left_alone(clerk, act):
    issue = with_liu("灯不亮")[0]
    moved_on(issue)
    said = {"text": "", "category": category(), "reason": "选错了"}

    shown = result(acted(clerk, act, [issue], **said))

    assert shown.done == 0
    assert now(issue).status is Status.DISPATCHED
    assert now(issue).n == issue.n + 1
