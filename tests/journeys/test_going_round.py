"""A grid worker goes round: arrives, finds nothing, or hears of something; the office sees it."""

import pytest
from playwright.sync_api import expect

from tests.journeys.hands import enter, opened
from tests.journeys.test_a_phone_without_a_network import at_hand

pytestmark = pytest.mark.browser


def test_a_visit_in_a_cellar_reaches_the_office_with_what_was_heard(page, demo):
    at_hand(page, demo)
    page.context.set_offline(True)
    page.click("[data-tab~=route]")
    page.click("#route .cell:has-text('301 张大爷') .btn")
    page.click("#stop >> text=无异常")
    expect(page.locator("#route .cell:has-text('301 张大爷')")).to_contain_text("待传")
    page.click("#route .cell:has-text('501 王阿姨') .btn")
    page.fill("#stop-words", "楼道灯还是不亮")
    page.click("#stop summary >> text=有诉求")
    page.click("#stop .chip:has-text('路灯')")
    page.click("#stop details[open] button.btn--p")
    expect(page.locator("#bar")).to_contain_text("2 条已存本机")

    page.context.set_offline(False)
    expect(page.locator("#bar")).to_be_hidden(timeout=20_000)
    opened(page, demo, "/visits/")
    rows = page.locator("tbody tr")
    expect(rows.filter(has_text="锦绣家园 1 号楼").first).to_contain_text("无异常")
    rows.filter(has_text="有诉求").first.locator("a").click()
    assert "楼道灯还是不亮" in page.inner_text("main")


def test_locking_the_phone_shuts_what_is_on_it_until_its_owner_is_back(page, demo):
    at_hand(page, demo)
    page.context.set_offline(True)
    page.click("[data-tab~=me]")
    page.click("#lock")
    expect(page.locator("#locked")).to_be_visible()
    assert "张大爷" not in page.inner_text("body")
    page.reload()
    expect(page.locator("#locked")).to_be_visible()

    page.context.set_offline(False)
    enter(page, demo, "grid_worker")
    opened(page, demo, "/m/#route")
    expect(page.locator("#route")).to_contain_text("张大爷")


@pytest.mark.parametrize(
    ("written", "shown"),
    [("2026-11-29T17:30:00.000Z", "11-30 01:30"), ("2026-11-30T15:59:00Z", "11-30 23:59")],
)
def test_day_and_hour_on_a_phone_are_the_offices(page, demo, written, shown):
    page.goto(f"{demo.address}/m/")
    asked = "(when) => import('/static/phone/drawing.js').then((made) => made.moment(when))"

    assert page.evaluate(asked, written) == shown
