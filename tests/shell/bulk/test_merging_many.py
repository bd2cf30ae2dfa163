"""Several numbers of one matter go on under one of them."""

from uuid import uuid4

import pytest

from taizhang.core.vocabulary import Status
from taizhang.ledger import numbers
from tests.cast import LIU_HANDLER, signed_in
from tests.shell.bulk.choosing import (
    acted,
    asked,
    closed,
    moved_on,
    now,
    result,
    waiting,
    with_liu,
)

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def test_the_oldest_number_is_proposed(clerk):
    old, new = waiting("灯不亮", "楼道灯又不亮")

    form = asked(clerk, "merge", [new, old]).context["form"]

    assert form["target"].value() == old.case


def test_the_others_go_on_under_the_one_chosen(clerk):
    issues = waiting("灯不亮", "楼道灯又不亮", "三号楼没灯")

    answer = acted(clerk, "merge", issues, target=issues[1].case)

    assert f"已把 2 条并到 {numbers.label(issues[1].number)}。" in answer.content.decode()
    assert now(issues[1]).status is Status.REGISTERED
    assert len(now(issues[1]).voices) == 3
    for other in (issues[0], issues[2]):
        assert now(other).merged_into == issues[1].case


def test_what_is_over_cannot_be_merged_and_the_rest_is(clerk):
    issues = [*waiting("灯不亮", "楼道灯又不亮"), closed("井盖")]

    shown = result(acted(clerk, "merge", issues, target=issues[0].case))

    assert (shown.done, shown.refused_count) == (1, 1)
    assert now(issues[2]).status is Status.STRUCK_OFF
    # Trying again needs the number to merge into as well.
    assert len(shown.again) == 2


def test_one_alone_cannot_be_merged(clerk):
    issues = waiting("灯不亮")

    answer = acted(clerk, "merge", issues, target=issues[0].case)

    assert answer.status_code == 422
    assert "并案要选两件以上" in answer.content.decode()


def test_a_target_that_was_not_chosen_is_refused(clerk):
    *issues, other = waiting("灯不亮", "楼道灯又不亮", "别的事")

    answer = acted(clerk, "merge", issues, target=other.case)

    assert answer.status_code == 422
    assert [now(issue).n for issue in issues] == [1, 1]


def test_a_row_that_others_moved_on_stays_where_it_is(clerk):
    issues = with_liu("灯不亮", "楼道灯又不亮")
    moved_on(issues[1])

    shown = result(acted(clerk, "merge", issues, target=issues[0].case))

    assert shown.refused_count == 1
    assert now(issues[1]).merged_into == ""


def test_a_double_click_merges_once(clerk):
    issues, key = waiting("灯不亮", "楼道灯又不亮"), str(uuid4())

    for _click in range(2):
        acted(clerk, "merge", issues, key=key, target=issues[0].case)

    assert now(issues[0]).n == 2


def test_merging_cannot_be_taken_back_and_says_what_to_do(clerk):
    issues = waiting("灯不亮", "楼道灯又不亮")
    shown = result(acted(clerk, "merge", issues, target=issues[0].case))

    assert shown.undo_url == ""
    assert "拆出" in shown.stays
    assert clerk.post(f"{shown.url}undo/").status_code == 409
    assert now(issues[1]).merged_into == issues[0].case


def test_a_handler_merges_nothing(clerk):
    issues = waiting("灯不亮", "楼道灯又不亮")
    liu = signed_in(LIU_HANDLER)

    assert acted(liu, "merge", issues, target=issues[0].case).status_code == 403
