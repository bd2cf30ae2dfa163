"""Pressed twice, gone back, left open, pasted wrongly, typed by the wrong person: it comes in
once, it is refused in plain words, and nothing that was typed is lost.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.journeys.hands import (
    HANDLER,
    MAIN,
    SUMMARY,
    check,
    enter,
    fill_in,
    fill_in_matter,
    number_at,
    opened,
    pressed,
    register,
    report,
    text,
)
from tests.served import Served

pytestmark = pytest.mark.browser
REGISTER_ONLY = "[name=act][value=register]"
LONG = "灯" * 12_001


@pytest.fixture
def scriptless(chromium: Browser) -> Iterator[Page]:
    """Open a page in a browser that runs no scripts."""
    context = chromium.new_context(
        java_script_enabled=False, locale="zh-CN", timezone_id="Asia/Shanghai"
    )
    yield context.new_page()
    context.close()


def lost_on_the_way(route: Route) -> None:
    """Let the office do what it is asked, and the browser stay where it is."""
    route.fetch(max_redirects=0)
    route.fulfill(status=204)


def on_the_ledger(page: Page, office: Served) -> int:
    """Return how many matters the ledger has, as its page says."""
    opened(page, office, "/ledger/?phase=all")
    return int(page.inner_text(".pages b").replace(",", ""))


def typed(page: Page, name: str) -> str:
    """Return what stands in a field of the form that a page is about."""
    return page.input_value(f"form[data-main] [name={name}]")


@pytest.mark.parametrize("scripts", ["with scripts", "without scripts"])
def test_a_double_click_registers_once(page, scriptless, demo, scripts):
    hurried = page if scripts == "with scripts" else scriptless
    enter(hurried, demo, "clerk")
    before = on_the_ledger(hurried, demo)
    fill_in_matter(hurried, demo)

    hurried.dblclick(REGISTER_ONLY)
    hurried.wait_for_url("**/new/done/**")
    assert on_the_ledger(hurried, demo) == before + 1


def test_going_back_and_pressing_again_registers_nothing(page, demo):
    enter(page, demo, "clerk")
    fill_in_matter(page, demo)
    pressed(page, REGISTER_ONLY)
    count = on_the_ledger(page, demo)
    page.go_back()
    page.go_back()

    # A shared PC keeps nothing of a resident: the form that one comes back to is a new one.
    assert typed(page, "summary") == ""
    assert pressed(page, REGISTER_ONLY).status in {409, 422}
    assert on_the_ledger(page, demo) == count


def test_pressing_again_after_the_answer_was_lost_asks_before_it_counts(scriptless, demo):
    page = scriptless
    enter(page, demo, "clerk")
    count = on_the_ledger(page, demo)
    fill_in_matter(page, demo)
    page.route("**/new/", lost_on_the_way, times=1)
    with page.expect_response(lambda answer: answer.status == 204):
        page.click(REGISTER_ONLY)
    fill_in(page, summary="2 单元的门也关不上")

    assert pressed(page, REGISTER_ONLY).status == 422
    assert "已经提交过一次" in text(page)
    assert typed(page, "summary") == "2 单元的门也关不上"
    pressed(page, REGISTER_ONLY)
    assert on_the_ledger(page, demo) == count + 2


def test_of_two_open_pages_the_later_one_is_told_what_happened(page, demo):
    number = register(page, demo)
    late = page.context.new_page()
    for each in (page, late):
        opened(each, demo, f"/i/{number}/dispatch/")
    fill_in(page, handler="赵敏 客服主管")
    pressed(page)
    fill_in(late, handler=HANDLER, note="请今晚八点前到场")

    assert pressed(late).status == 409
    assert "派给 锦绣物业 赵敏" in text(late)
    assert typed(late, "note") == "请今晚八点前到场"
    assert pressed(late).status == 200
    assert "派给 锦绣物业 刘强" in text(late)


def test_a_text_of_twelve_thousand_and_one_characters_comes_back_whole(page, demo):
    enter(page, demo, "clerk")
    fill_in_matter(page, demo, words=LONG)

    assert pressed(page, REGISTER_ONLY).status == 409
    assert "字太多了" in text(page)
    assert typed(page, "words") == LONG
    fill_in(page, words=LONG[1:])
    assert pressed(page, REGISTER_ONLY).status == 200


def test_a_thirteenth_month_is_told_in_plain_words(page, demo):
    enter(page, demo, "clerk")
    fill_in_matter(page, demo, happened_at="13-05", words="说了两回了")

    assert pressed(page, REGISTER_ONLY).status == 422
    assert "没有 13 月" in text(page)
    assert page.evaluate("document.activeElement.matches('[data-error-summary]')")
    assert [typed(page, name) for name in ("summary", "words", "happened_at")] == [
        SUMMARY,
        "说了两回了",
        "13-05",
    ]


def test_rare_characters_and_emoji_are_kept_as_they_were_typed(page, demo):
    enter(page, demo, "clerk")
    fill_in_matter(page, demo, summary="𠮷祥里门口的灯坏了😟", reporter="𠮷娜")
    pressed(page, REGISTER_ONLY)

    opened(page, demo, f"/i/{number_at(page)}/")
    assert page.inner_text("h1") == "𠮷祥里门口的灯坏了😟"
    page.fill("#top-words", "𠮷祥")
    page.press("#top-words", "Enter")
    page.wait_for_selector("text=𠮷祥里门口的灯坏了😟")


@pytest.mark.parametrize(
    ("role", "path", "status", "said"),
    [
        ("handler", "/new/", 403, "这一页归综合窗口、网格员、管理员用"),
        ("grid_worker", "/import/", 403, "这一页归综合窗口、管理员用"),
        ("clerk", "/i/2026-999999/", 404, "没有这个页面"),
        ("clerk", "/i/nonsense/", 404, "没有这个页面"),
    ],
)
def test_a_wrong_address_says_why_and_leads_back(page, demo, role, path, status, said):
    enter(page, demo, role)

    assert opened(page, demo, path).status == status
    assert said in text(page)
    page.click("main a.btn")
    page.wait_for_url(f"{demo.address}/desk/")


def test_without_scripts_a_matter_goes_the_whole_way(scriptless, demo):
    number = register(scriptless, demo, reporter="王桂兰", place_text="育才小区2号楼")
    report(scriptless, demo, number)
    check(scriptless, demo, number, "satisfied", "亮了")

    assert "已销号" in scriptless.inner_text(".said")
    assert scriptless.locator(MAIN).count() == 0
