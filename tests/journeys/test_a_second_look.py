"""抽看: lots fell on a strike-off, a member of the council looks, and says it is not done."""

import re

import pytest

from tests.journeys.hands import enter, number_at, opened, pressed, text
from tests.journeys.look_back_states import LINK, somebody_asked_to_look

pytestmark = pytest.mark.browser
PHONE = {"width": 390, "height": 844}
SAID = "路过看了，灯还是不亮，走到二楼全黑。"


def count_of(page, name: str) -> int:
    """Return a number of the figures on the page of what was drawn."""
    shown = page.locator(f"dt:text-is('{name}') + dd").inner_text()
    return int(re.findall(r"\d+", shown)[0])


def test_a_no_at_the_door_is_on_the_office_s_page_and_in_the_rate(page, demo):
    enter(page, demo, "clerk")
    opened(page, demo, "/look-back/")
    with page.expect_navigation():
        page.click("main a[href$='/second-look/'], a.btn[href$='/second-look/']")
    before = count_of(page, "没办好")
    somebody_asked_to_look(page, demo)
    number = number_at(page)
    link = page.locator(LINK).first.input_value()

    page.set_viewport_size(PHONE)
    page.goto(link)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.check("[name=solved][value=no]", force=True)
    page.check("[name=as_told][value=no]", force=True)
    page.fill("[name=missing]", SAID)
    pressed(page)
    assert "收到了，谢谢您" in text(page)
    page.goto(link)
    assert "收到了，谢谢您" in text(page) and not page.locator("[name=solved]").count()

    opened(page, demo, "/second-look/")
    assert count_of(page, "没办好") == before + 1
    doubted = page.locator(f"main .lots a[href$='/look-back/{number}/']").first
    with page.expect_navigation():
        doubted.click()
    assert "抽看：没办好" in text(page)
