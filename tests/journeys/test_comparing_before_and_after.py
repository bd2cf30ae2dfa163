"""Three keys of whoever checks: P passes, B sends back, V puts it on the phone to go and see."""

import pytest

from tests.journeys.hands import (
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
DESK = {"width": 1440, "height": 900}
QUIET = "锦绣家园4号楼"


def before_the_check(page, demo) -> str:
    """Have a matter reported done, and open it as the verifier at a desk."""
    number = register(page, demo, place_text=QUIET)
    report(page, demo, number)
    page.set_viewport_size(DESK)
    enter(page, demo, "verifier")
    opened(page, demo, f"/verify/{number}/")
    return number


def keyed(page, key: str) -> None:
    """Press a key where nobody is writing, and wait for the page it leads to."""
    page.evaluate("document.activeElement?.blur()")
    with page.expect_navigation():
        page.keyboard.press(key)


def test_before_and_after_lie_side_by_side_and_b_says_what_is_missing(page, demo):
    number = before_the_check(page, demo)
    before, after = page.locator("[data-compare] img").all()[:2]
    one, other = before.bounding_box(), after.bounding_box()
    assert one is not None and other is not None
    assert (one["width"], one["y"]) == (other["width"], other["y"])
    page.keyboard.press("x")
    turned = before.bounding_box()
    assert turned is not None and turned["x"] == other["x"]

    keyed(page, "b")
    assert "没有写" in text(page) or page.locator(".f--wrong").count()
    page.check("[name=lacks][value=unclear]", force=True)
    keyed(page, "b")
    opened(page, demo, f"/i/{number}/")
    assert "照片看不清" in text(page) and "核验没有通过" in text(page)


def test_p_passes_calls_back_and_strikes_off_at_once(page, demo):
    number = before_the_check(page, demo)
    page.check("[name=outcome-1][value=satisfied]", force=True)
    keyed(page, "p")

    assert f"/i/{number}/" in page.url and "已销号" in page.inner_text("body")


def test_v_puts_it_on_the_phone_and_there_it_is_looked_at(page, demo):
    number = before_the_check(page, demo)
    keyed(page, "v")
    assert "已记到您手机的待办里" in page.inner_text("body")

    page.set_viewport_size(PHONE)
    opened(page, demo, "/m/#tasks")
    task = page.locator(f"#tasks a[href$='/verify/{number}/on-site/']")
    task.wait_for()
    task.click()
    page.wait_for_url(f"**/verify/{number}/on-site/")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    fill_in(page, finding="到楼里看了，灯都亮。")
    page.set_input_files("[name=photos]", [snapshot()])
    pressed(page, "[name=act][value=passed]")

    assert "现场核验通过" in page.inner_text("body")
    opened(page, demo, f"/verify/{number}/")
    assert "核验的人看到的" in text(page)
