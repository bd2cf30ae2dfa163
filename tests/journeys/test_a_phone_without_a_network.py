"""A grid worker's phone out of reach: three taps, kept, reloaded, sent once. UX 13.2, F12."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.hands import enter, opened, snapshot

pytestmark = pytest.mark.browser


def at_hand(page, office, role="grid_worker"):
    """Open the app as somebody of `role`, with everything it takes along."""
    enter(page, office, role)
    opened(page, office, "/m/")
    page.wait_for_selector("body[data-ready]")
    expect(page.locator("#locked")).to_be_hidden()
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")


def photographed(page):
    """Photograph, choose, keep: the three taps, and the file that the camera gives."""
    with page.expect_file_chooser() as chooser:
        page.click(".camera")
    chooser.value.set_files([snapshot()])
    page.click("#kinds .chip >> nth=0")
    page.click("#snap button.btn--p")
    expect(page.locator("#saved")).to_contain_text("存好了")


def found(page, office):
    """Return the numbers of what grid workers found on their way, the newest first."""
    opened(page, office, "/ledger/?channel=coverage_visit&sort=-number")
    links = page.locator("[data-open]").evaluate_all("all => all.map(a => a.href)")
    return [re.search(r"/i/([0-9-]+)/", link)[1] for link in links]


def test_three_taps_without_a_network_are_one_matter_after_three_tries(page, demo):
    enter(page, demo, "grid_worker")
    before = found(page, demo)
    at_hand(page, demo)
    page.context.set_offline(True)
    photographed(page)
    page.reload()
    page.wait_for_selector("body[data-ready]")
    expect(page.locator("#bar")).to_contain_text("没有网络，1 条已存本机")
    page.click("#bar a")
    expect(page.locator(".qi--waiting")).to_contain_text("待传")

    page.context.set_offline(False)
    for _try in range(3):
        page.click("#send-now")
    expect(page.locator(".qi--done")).to_contain_text("已上传", timeout=20_000)
    page.click("#send-now")
    new = [number for number in found(page, demo) if number not in before]
    assert len(new) == 1
    opened(page, demo, f"/i/{new[0]}/")
    assert "整改前" in page.inner_text("main")
    assert "照片稍后到" not in page.inner_text("main")
