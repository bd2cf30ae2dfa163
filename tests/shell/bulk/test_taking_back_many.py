"""For thirty seconds an act on many rows is taken back as a whole, row by row."""

import datetime as dt
from dataclasses import replace

import pytest
import time_machine
from django.utils import timezone

from taizhang.core import commands as co
from taizhang.core.issue import Issue
from taizhang.ledger import book
from taizhang.ledger.queries import Row, rows_of
from tests.cast import LI_CLERK, LIU_HANDLER, MIAO_LEADER, signed_in
from tests.shell.bulk.choosing import (
    BY_SCRIPT,
    TO_WANG,
    acted,
    closed,
    moved_on,
    now,
    result,
    waiting,
    with_liu,
)

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def standing(issues: list[Issue]) -> list[Row]:
    """Return how `issues` stand in lists, but for how many entries they have."""
    rows = rows_of([issue.case for issue in issues])
    return [
        replace(rows[issue.case], n=0, moved_at=rows[issue.case].registered_at)
        for issue in issues
    ]


def folded(issues: list[Issue]) -> list[Issue]:
    """Return `issues` from their entries, but for how many there are."""
    return [replace(now(issue), n=0, turned_at=0, step=None) for issue in issues]


def test_everything_stands_as_before(clerk):
    issues = [*waiting("灯不亮"), *with_liu("门禁坏了", "井盖")]
    before = standing(issues), folded(issues)
    done = result(acted(clerk, "dispatch", issues, **TO_WANG))

    answer = clerk.post(done.undo_url, follow=True)

    assert result(answer).undone == 3
    assert "3 条已经撤销，恢复原样" in answer.content.decode()
    assert (standing(issues), folded(issues)) == before


def test_a_hundred_and_forty_three_rows_go_back_together(clerk):
    issues = waiting(*(f"第 {number} 件" for number in range(143)))
    before = standing(issues)
    done = result(acted(clerk, "dispatch", issues, **TO_WANG))
    assert done.done == 143

    assert result(clerk.post(done.undo_url, follow=True)).undone == 143
    assert standing(issues) == before


def test_what_moved_on_since_stays_and_says_why(clerk):
    issues = waiting("灯不亮", "门禁坏了")
    done = result(acted(clerk, "dispatch", issues, **TO_WANG))
    moved_on(now(issues[0]))

    shown = result(clerk.post(done.undo_url, follow=True))

    assert (shown.undone, shown.kept_count) == (1, 1)
    assert now(issues[0]).handler == LIU_HANDLER.id
    assert now(issues[1]).unit == ""


def test_a_later_step_of_ones_own_is_not_taken_back_instead(clerk):
    issue = waiting("灯不亮")[0]
    done = result(acted(clerk, "dispatch", [issue], **TO_WANG))
    book.submit(issue.case, co.Remind(text="老人等着用"), by=LI_CLERK)

    shown = result(clerk.post(done.undo_url, follow=True))

    assert (shown.undone, shown.kept_count) == (0, 1)
    assert now(issue).reminders_count == 1


def test_after_thirty_seconds_it_stays(clerk):
    issue = waiting("灯不亮")[0]
    done = result(acted(clerk, "dispatch", [issue], **TO_WANG))

    with time_machine.travel(timezone.now() + dt.timedelta(seconds=31)):
        shown = result(clerk.post(done.undo_url, follow=True))

    assert (shown.undone, shown.kept_count) == (0, 1)
    assert "已经过了 30 秒" in shown.kept[0].words[0]
    assert now(issue).handler == TO_WANG["handler"]


def test_nobody_else_can_take_it_back_or_see_it(clerk):
    issue = waiting("灯不亮")[0]
    done = result(acted(clerk, "dispatch", [issue], **TO_WANG))
    miao = signed_in(MIAO_LEADER)

    answer = miao.post(done.undo_url)

    assert answer.status_code == 409
    assert "只能由办的人自己撤销" in answer.content.decode()
    assert miao.get(done.url).status_code == 404
    assert now(issue).handler == TO_WANG["handler"]


def test_pressing_twice_takes_back_once(clerk):
    issue = waiting("灯不亮")[0]
    done = result(acted(clerk, "dispatch", [issue], **TO_WANG))

    for _click in range(2):
        shown = result(clerk.post(done.undo_url, follow=True))

    assert (shown.undone, shown.kept_count) == (1, 0)
    assert now(issue).n == 4


def test_what_was_refused_is_not_among_what_goes_back(clerk):
    issues = [closed("井盖"), *waiting("灯不亮")]
    done = result(acted(clerk, "dispatch", issues, **TO_WANG))

    shown = result(clerk.post(done.undo_url, follow=True))

    assert (shown.undone, shown.refused_count, shown.kept_count) == (1, 1, 0)


def test_a_script_hears_in_one_line_that_it_went_back(clerk):
    done = result(acted(clerk, "dispatch", waiting("灯不亮"), **TO_WANG))

    answer = clerk.post(done.undo_url, headers=BY_SCRIPT)

    assert "已撤销 1 条，恢复原样。" in answer.content.decode()
