"""回头看 on a phone: the verifier stands before what was struck off, and it is broken again."""

import pytest

from tests.journeys.hands import (
    MAIN,
    check,
    enter,
    fill_in,
    opened,
    pressed,
    register,
    report,
    snapshot,
    text,
)

pytestmark = pytest.mark.browser
PHONE = {"width": 390, "height": 844}
# Where no other journey's matters are: a third time would ask for a lasting measure.
QUIET = "锦绣家园1号楼"
SEEN = "三楼的灯又不亮，开关松了。"


def test_what_came_back_is_on_the_ledger_again_before_one_walks_on(page, demo):
    number = register(page, demo, place_text=QUIET)
    report(page, demo, number)
    check(page, demo, number, "satisfied", "亮了。")

    page.set_viewport_size(PHONE)
    opened(page, demo, f"/i/{number}/")
    page.click(f"main a.btn[href='/look-back/{number}/']")
    assert "销号时是这样" in text(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    fill_in(page, finding=SEEN)
    page.set_input_files("[name=photos]", [snapshot()])
    pressed(page, "[name=act][value=came_back]")

    assert f"/i/{number}/" in page.url and "记为反弹" in page.inner_text("body")
    assert SEEN in text(page) and "回头看：反弹了" in text(page)

    enter(page, demo, "clerk")
    opened(page, demo, f"/i/{number}/dispatch/")
    assert page.locator(MAIN).count()


def test_a_walk_goes_on_to_the_next_when_it_held(page, demo):
    number = register(page, demo, place_text="锦绣家园2号楼")
    report(page, demo, number)
    check(page, demo, number, "satisfied", "亮了。")

    opened(page, demo, f"/look-back/{number}/")
    pressed(page, MAIN)
    assert page.url.endswith("/look-back/")
    assert "没有反弹。下一次回头看" in page.inner_text("body")
    opened(page, demo, f"/i/{number}/")
    assert "看过 1 次" in text(page)
