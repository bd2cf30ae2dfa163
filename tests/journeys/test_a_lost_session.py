"""Somebody types, is called away, and comes back signed out: every word is still there."""

import pytest
from playwright.sync_api import expect
from pysqlite3 import dbapi2 as sqlite3

from tests.journeys.hands import (
    enter,
    fill_in,
    fill_in_matter,
    number_at,
    opened,
    pressed,
)

pytestmark = pytest.mark.browser
WORDS = "灯坏了快一个月，晚上下楼全靠手电。"
SAID = {"reporter": "王桂兰", "phone": "13800004521", "words": WORDS}
FIELDS = ("reporter", "phone", "words", "summary", "place_text", "category")


def end_all_sessions(office):
    """End every session on the server, as the night does."""
    with sqlite3.connect(office.folder / "ledger.sqlite3", timeout=30) as book:
        book.execute("DELETE FROM people_session")


def written(page):
    """Return what stands in the form that registers."""
    return {name: page.input_value(f"form[data-main] [name={name}]") for name in FIELDS}


def come_back(page, office, role="clerk"):
    """Sign in again, on the page that one was led to."""
    page.click(f"form:has([name=role][value={role}]) button")
    page.wait_for_url(lambda url: "/sign-in/" not in url)


def test_what_was_typed_before_the_session_ended_can_still_be_sent(page, demo):
    enter(page, demo, "clerk")
    fill_in_matter(page, demo, **SAID)
    before = written(page)
    end_all_sessions(demo)
    pressed(page)
    assert "太久没动，需要重新登录" in page.inner_text(".said")
    assert WORDS not in page.content()

    come_back(page, demo)
    expect(page.locator(".drafts-bar")).to_contain_text("您写的内容回来了")
    assert written(page) == before
    pressed(page, "[name=act][value=register]")
    assert number_at(page)
    opened(page, demo, "/desk/")
    assert page.locator(".drafts").count() == 0


def test_whoever_else_signs_in_there_sees_nothing_of_it(page, demo):
    enter(page, demo, "clerk")
    fill_in_matter(page, demo, **SAID)
    end_all_sessions(demo)
    pressed(page)

    come_back(page, demo, "administrator")
    opened(page, demo, "/new/")
    page.wait_for_load_state("networkidle")
    assert page.locator(".drafts-bar").count() == 0
    assert written(page)["words"] == ""
    assert page.evaluate("sessionStorage.getItem('taizhang.draft')") is None


def test_a_session_that_ends_while_somebody_types_is_told_at_once(page, demo):
    enter(page, demo, "clerk")
    fill_in_matter(page, demo, **SAID)
    expect(page.locator(".drafts-line")).to_contain_text("已自动保存")
    end_all_sessions(demo)
    fill_in(page, words=f"{WORDS}还有孩子。")
    page.press("form[data-main] [name=words]", "Tab")
    bar = page.locator(".drafts-bar.banner--amber")
    expect(bar).to_contain_text("太久没动，需要重新登录。您写的内容已保存。")

    bar.locator("a").click()
    come_back(page, demo)
    bar = page.locator(".drafts-bar")
    expect(bar).to_contain_text("您写的内容回来了")
    assert written(page)["words"] == f"{WORDS}还有孩子。"
    bar.get_by_text("丢掉").click()
    expect(bar).to_contain_text("已丢掉")
    assert written(page)["words"] == ""
