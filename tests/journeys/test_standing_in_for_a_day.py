"""AB 岗, a day from end to end: A taps that he is away, B finds his matters, takes up and
reports; A comes back and reads what was done.
"""

import pytest
from playwright.sync_api import Page

from tests.journeys.hands import (
    MAIN,
    RESULT,
    check,
    enter,
    fill_in,
    hand_in_photos,
    opened,
    pressed,
    register,
    text,
)
from tests.served import Served

pytestmark = pytest.mark.browser
PHONE = {"width": 390, "height": 844}
# Where no other journey's lamps fail: a third time would ask for a lasting measure.
QUIET = "锦绣家园6号楼"
AWAY, BACK = "form[action='/ab/away/'] button", "form[action='/ab/back/'] button"


def sign_in(page: Page, office: Served, username: str) -> None:
    """Come in by name and password, as those do whom no button lets in."""
    page.context.clear_cookies(name="sessionid")
    opened(page, office, "/sign-in/")
    page.fill("[name=username]", username)
    page.fill("[name=password]", "qinghe-demo")
    pressed(page, "form[action='/sign-in/'] .btn--p")


def test_b_does_as_work_for_a_day_and_a_reads_it_on_return(page, demo):
    number = register(page, demo, place_text=QUIET)
    page.set_viewport_size(PHONE)
    enter(page, demo, "handler")
    opened(page, demo, "/desk/")
    pressed(page, AWAY)
    assert "由 赵敏 代" in text(page)

    sign_in(page, demo, "zhaomin")
    opened(page, demo, "/desk/")
    assert "代 刘强：在办的" in text(page)
    assert "您今天代 刘强" in text(page)
    opened(page, demo, f"/i/{number}/report/")
    fill_in(page, result=RESULT)
    hand_in_photos(page)
    pressed(page, MAIN)
    opened(page, demo, f"/i/{number}/")
    assert "锦绣物业 赵敏（代 刘强）" in text(page)

    enter(page, demo, "handler")
    opened(page, demo, "/desk/")
    pressed(page, BACK)
    assert "/ab/returned/" in page.url
    assert "赵敏 替您办了 1 步" in text(page)
    assert page.locator(f"a[href^='/i/{number}/']").count() == 1


def test_once_a_has_read_it_nobody_is_told_again(page, demo):
    enter(page, demo, "handler")
    opened(page, demo, "/desk/")
    pressed(page, AWAY)
    pressed(page, BACK)
    pressed(page, "form[action$='/read/'] button")
    assert "欢迎回来" not in text(page)

    sign_in(page, demo, "zhaomin")
    opened(page, demo, "/desk/")
    assert "代 刘强" not in text(page)


def test_what_b_did_for_a_is_checked_by_a_third_person(page, demo):
    number = register(page, demo, place_text=QUIET)
    enter(page, demo, "handler")
    opened(page, demo, "/desk/")
    pressed(page, AWAY)
    sign_in(page, demo, "zhaomin")
    opened(page, demo, f"/i/{number}/report/")
    fill_in(page, result=RESULT)
    hand_in_photos(page)
    pressed(page, MAIN)
    enter(page, demo, "handler")
    opened(page, demo, "/desk/")
    pressed(page, BACK)

    check(page, demo, number, "satisfied", "亮了。")

    opened(page, demo, f"/i/{number}/")
    assert "已销号" in text(page)
