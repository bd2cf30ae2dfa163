"""A resident finds the grid leader in two taps on a phone: typed or on the plan, then called;
with scripts or without, without an account, and nothing is asked of anybody else.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Request

from tests.journeys.hands import opened, pressed, text

pytestmark = pytest.mark.browser
PUBLIC_BYTES_MAX = 60 * 1024
CALL = "a.big[href^='tel:']"


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def phone(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[Page]:
    """Open a page on a phone, with scripts or without."""
    context = chromium.new_context(
        java_script_enabled=request.param,
        locale="zh-CN",
        timezone_id="Asia/Shanghai",
        viewport={"width": 390, "height": 844},
    )
    yield context.new_page()
    context.close()


def weight(asked: Request) -> int:
    """Return how many bytes came back."""
    answer = asked.response()
    return len(answer.body()) if answer else 0


def test_by_typing_one_is_two_taps_from_the_call(phone, demo):
    opened(phone, demo, "/grid/")
    phone.fill("[name=where]", "jx3")
    pressed(phone, ".ask .big")

    assert phone.url == f"{demo.address}/grid/qinghe-05/"
    assert phone.locator(CALL).first.get_attribute("href") == "tel:0459-000-1305"
    for words in ("陈静", "职责", "承诺", "联系", "青禾社区", "周文"):
        assert words in text(phone)
    assert "tel:0459-000-1234" in str(phone.locator("footer").inner_html())


def test_by_the_plan_too_and_with_the_keyboard_alone(phone, demo):
    opened(phone, demo, "/grid/")
    grid = phone.get_by_role("link", name="青禾·05 网格", exact=True).first
    grid.focus()
    with phone.expect_navigation():
        phone.keyboard.press("Enter")

    assert phone.url == f"{demo.address}/grid/qinghe-05/"


def test_who_is_away_is_answered_by_the_stand_in(phone, demo):
    opened(phone, demo, "/grid/anlan-02/")

    assert "今天不在，由 B 岗 陈静 接听" in text(phone)
    assert phone.locator(CALL).first.get_attribute("href") == "tel:0459-000-1305"


def test_what_is_not_found_keeps_what_was_typed(phone, demo):
    opened(phone, demo, "/grid/")
    phone.fill("[name=where]", "火星路 99 号")
    pressed(phone, ".ask .big")

    assert "没找到“火星路 99 号”" in text(phone)
    assert phone.input_value("[name=where]") == "火星路 99 号"
    assert "火星" not in phone.url


def test_it_is_light_and_asks_nobody_else(phone, demo):
    asked: list[Request] = []
    phone.on("request", lambda each: asked.append(each))
    opened(phone, demo, "/grid/qinghe-05/")
    phone.wait_for_load_state("networkidle")
    loaded = sum(map(weight, asked))

    assert {each.url.startswith(demo.address) for each in asked} == {True}
    assert not [each for each in asked if each.resource_type == "script"]
    assert loaded <= PUBLIC_BYTES_MAX
    wide = phone.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert wide <= 0
