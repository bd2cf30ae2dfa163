"""A unit or a category is changed in its place; what others did is told, nothing is lost."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from taizhang.core.issue import Issue
from taizhang.places.names import category_names
from tests.cast import (
    CITY_CARE,
    LIU_HANDLER,
    PROPERTY,
    WANG_HANDLER,
    ZHENG_VERIFIER,
    signed_in,
)
from tests.shell.bulk.choosing import (
    BY_SCRIPT,
    closed,
    moved_on,
    now,
    result,
    waiting,
    with_liu,
)

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def edited(client: Client, issue: Issue, cell: str, **said: Any) -> Any:
    """Save a cell of `issue` as it was seen, and return what it leads to."""
    filled = {"n": issue.n, "key": str(uuid4()), **said}
    return client.post(f"/bulk/edit/{issue.number}/{cell}/", filled, follow=True)


def another_category() -> str:
    """Return a category that matters do not begin with."""
    return next(code for code in category_names() if code != "street-lights")


def test_the_cell_begins_with_what_stands_there(clerk):
    issue = with_liu("灯不亮")[0]

    form = clerk.get(f"/bulk/edit/{issue.number}/unit/").context["form"]

    assert (form["unit"].value(), form["handler"].value()) == (PROPERTY, LIU_HANDLER.id)


def test_another_unit_is_a_dispatch(clerk):
    issue = with_liu("灯不亮")[0]

    answer = edited(clerk, issue, "unit", unit=CITY_CARE, handler=WANG_HANDLER.id)

    assert "已把 1 条派给 城管科 王磊。" in answer.content.decode()
    assert now(issue).unit == CITY_CARE


def test_choosing_a_person_brings_the_unit_along(clerk):
    issue = waiting("灯不亮")[0]

    edited(clerk, issue, "unit", unit="", handler=WANG_HANDLER.id)

    assert (now(issue).unit, now(issue).handler) == (CITY_CARE, WANG_HANDLER.id)


def test_another_category_is_a_correction_with_its_reason(clerk):
    issue, code = waiting("灯不亮")[0], another_category()

    edited(clerk, issue, "category", category=code, reason="台账上更正类别")

    assert now(issue).category == code


def test_a_category_without_a_reason_is_refused_and_stays_chosen(clerk):
    issue, code = waiting("灯不亮")[0], another_category()

    answer = edited(clerk, issue, "category", category=code, reason="")

    assert answer.status_code == 409
    assert answer.context["form"]["category"].value() == code
    assert now(issue).n == 1


def test_what_others_changed_is_told_and_pressing_again_wins(clerk):
    issue = with_liu("灯不亮")[0]
    moved_on(issue)
    mine = {"unit": CITY_CARE, "handler": WANG_HANDLER.id}

    answer = edited(clerk, issue, "unit", **mine)
    form = answer.context["form"]

    assert answer.status_code == 409
    assert "别人刚改过，用哪个？" in answer.content.decode()
    assert "李敏" in answer.content.decode()
    assert form["unit"].value() == CITY_CARE
    assert now(issue).unit == PROPERTY
    seen_now = {"n": form["n"].value(), "key": form["key"].value(), **mine}
    clerk.post(f"/bulk/edit/{issue.number}/unit/", seen_now)
    assert now(issue).unit == CITY_CARE


def test_a_double_click_saves_once_and_says_the_same(clerk):
    issue, key, code = waiting("灯不亮")[0], str(uuid4()), another_category()

    pages = [
        edited(clerk, issue, "category", key=key, category=code, reason="选错了")
        for _click in range(2)
    ]

    assert pages[0].redirect_chain == pages[1].redirect_chain
    assert now(issue).n == 2


def test_saving_what_stands_there_writes_nothing(clerk):
    issue = with_liu("灯不亮")[0]

    edited(clerk, issue, "unit", unit=PROPERTY, handler=LIU_HANDLER.id)

    assert now(issue).n == issue.n


def test_an_edit_is_taken_back_like_any_step(clerk):
    issue = with_liu("灯不亮")[0]
    done = result(edited(clerk, issue, "unit", unit=CITY_CARE, handler=""))

    clerk.post(done.undo_url)

    assert now(issue).unit == PROPERTY


def test_a_script_gets_the_cell_alone_and_then_a_line(clerk):
    issue = waiting("灯不亮")[0]
    address = f"/bulk/edit/{issue.number}/unit/"

    part = clerk.get(address, headers=BY_SCRIPT).content.decode()
    saved = clerk.post(
        address,
        {"n": 1, "key": str(uuid4()), "unit": CITY_CARE, "handler": ""},
        headers=BY_SCRIPT,
    )

    assert "<html" not in part
    assert saved["HX-Retarget"] == "#toasts"


@pytest.mark.parametrize("cell", ["unit", "category"])
def test_what_is_over_is_not_edited(clerk, cell):
    issue = closed("井盖")

    assert clerk.get(f"/bulk/edit/{issue.number}/{cell}/").status_code == 409
    said = {"unit": CITY_CARE, "category": another_category(), "reason": "选错了"}
    assert edited(clerk, issue, cell, **said).status_code == 409
    assert now(issue).n == issue.n


@pytest.mark.parametrize("cell", ["unit", "category"])
def test_somebody_without_the_duty_edits_nothing(cell):
    issue = waiting("灯不亮")[0]
    zheng = signed_in(ZHENG_VERIFIER)

    assert zheng.get(f"/bulk/edit/{issue.number}/{cell}/").status_code == 403
    assert edited(zheng, issue, cell, unit=CITY_CARE).status_code == 403
