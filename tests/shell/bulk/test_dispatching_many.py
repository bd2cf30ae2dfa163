"""Many matters are given out at once; each for itself is done or refused."""

from uuid import uuid4

import pytest

from taizhang.core.vocabulary import Status
from taizhang.ledger import numbers
from tests.cast import CITY_CARE, LIU_HANDLER, WANG_HANDLER, signed_in
from tests.shell.bulk.choosing import (
    BY_SCRIPT,
    TO_WANG,
    acted,
    asked,
    closed,
    imported,
    marks,
    moved_on,
    now,
    result,
    waiting,
    with_liu,
)

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def test_the_form_says_what_was_chosen(clerk):
    page = asked(clerk, "dispatch", waiting("灯不亮", "门禁坏了")).content.decode()

    assert "已选 2 条" in page
    assert "门禁坏了" in page
    assert "城管科" in page


def test_what_waits_is_taken_on_and_given_out_in_one_step(clerk):
    issues = waiting("灯不亮", "门禁坏了")

    answer = acted(clerk, "dispatch", issues, **TO_WANG)

    assert "已把 2 条派给 城管科 王磊。" in answer.content.decode()
    for issue in map(now, issues):
        assert (issue.status, issue.unit) == (Status.DISPATCHED, CITY_CARE)
        assert issue.handler == WANG_HANDLER.id
        assert issue.step.first == 2


def test_imported_rows_are_confirmed_on_the_way(clerk):
    issue = imported("老台账上的事")[0]

    acted(clerk, "dispatch", [issue], **TO_WANG)

    assert now(issue).status is Status.DISPATCHED
    assert not now(issue).to_confirm


def test_what_is_over_is_refused_and_the_rest_is_done(clerk):
    struck, open_one = closed("下水道堵了"), waiting("灯不亮")[0]

    answer = acted(clerk, "dispatch", [struck, open_one], **TO_WANG)
    shown = result(answer)

    assert (shown.done, shown.refused_count) == (1, 1)
    assert "这件事现在的环节不能做这一步" in shown.refused[0].words[0]
    assert shown.refused[0].rows[0].label == numbers.label(struck.number)
    assert now(struck).status is Status.STRUCK_OFF
    assert now(open_one).unit == CITY_CARE


def test_what_failed_can_be_tried_again_by_itself(clerk):
    issues = with_liu("灯不亮", "门禁坏了")
    moved_on(issues[0])
    first = result(acted(clerk, "dispatch", issues, **TO_WANG))
    assert first.refused_count == 1

    again = {
        "chosen": [value for _name, value in first.again],
        "key": str(uuid4()),
        **TO_WANG,
    }
    second = result(clerk.post(first.again_url, again, follow=True))

    assert (second.done, second.refused_count) == (1, 0)
    assert now(issues[0]).unit == CITY_CARE


def test_a_row_that_others_moved_on_since_is_told_and_left_alone(clerk):
    issue = with_liu("灯不亮")[0]
    moved_on(issue)

    shown = result(acted(clerk, "dispatch", [issue], **TO_WANG))

    assert shown.refused_count == 1
    assert "别人已经往前办了一步" in shown.refused[0].words[0]
    assert now(issue).handler == LIU_HANDLER.id


def test_what_is_there_already_is_not_given_out_again(clerk):
    issue = with_liu("灯不亮")[0]
    to_liu = {"unit": issue.unit, "handler": issue.handler, "note": ""}

    shown = result(acted(clerk, "dispatch", [issue], **to_liu))

    assert (shown.done, shown.unchanged) == (0, 1)
    assert now(issue).n == issue.n


def test_a_double_click_gives_out_once(clerk):
    issues, key = waiting("灯不亮"), str(uuid4())

    pages = [acted(clerk, "dispatch", issues, key=key, **TO_WANG) for _click in range(2)]

    assert pages[0].redirect_chain == pages[1].redirect_chain
    assert now(issues[0]).n == 3


def test_the_same_key_with_other_contents_is_told_and_does_nothing(clerk):
    issues, key = waiting("灯不亮"), str(uuid4())
    acted(clerk, "dispatch", issues, key=key, **TO_WANG)

    answer = acted(clerk, "dispatch", issues, key=key, **(TO_WANG | {"note": "别的话"}))

    assert answer.status_code == 422
    assert "已经提交过一次" in answer.content.decode()
    assert "别的话" in answer.content.decode()
    assert now(issues[0]).n == 3


def test_without_a_unit_everything_typed_comes_back(clerk):
    issues = waiting("灯不亮")

    answer = acted(clerk, "dispatch", issues, unit="", handler="", note="请今晚前到场")

    assert answer.status_code == 422
    assert "请选一个单位" in answer.content.decode()
    assert "请今晚前到场" in answer.content.decode()
    assert marks(issues)[0] in answer.content.decode()


def test_nothing_chosen_is_said_in_words(clerk):
    answer = clerk.post("/bulk/dispatch/", {"chosen": ["no-case", "i-none:x"]})

    assert answer.status_code == 422
    assert "还没选事项" in answer.content.decode()


def test_a_script_gets_one_line_with_the_way_back(clerk):
    filled = {"chosen": marks(waiting("灯不亮")), "key": str(uuid4()), **TO_WANG}

    answer = clerk.post("/bulk/dispatch/", filled, headers=BY_SCRIPT)

    assert answer["HX-Retarget"] == "#toasts"
    assert "已把 1 条派给 城管科 王磊。" in answer.content.decode()
    assert "/undo/" in answer.content.decode()


def test_a_script_that_met_a_refusal_gets_the_whole_result(clerk):
    filled = {"chosen": marks([closed("井盖")]), "key": str(uuid4()), **TO_WANG}

    answer = clerk.post("/bulk/dispatch/", filled, headers=BY_SCRIPT)

    assert answer["HX-Retarget"] == "#act-body"
    assert "1 条没办成" in answer.content.decode()


def test_a_handler_gives_nothing_out(clerk):
    issues = waiting("灯不亮")

    assert acted(signed_in(LIU_HANDLER), "dispatch", issues, **TO_WANG).status_code == 403
    assert now(issues[0]).n == 1


def test_the_note_is_not_kept_beside_the_book(clerk):
    from taizhang.bulk.models import BulkStep

    acted(clerk, "dispatch", waiting("灯不亮"), **TO_WANG)

    step = BulkStep.objects.get()
    assert bytes(step.sealed) == b""
    assert "本周内办完" not in str(step.codes)
