"""A grid is split: new matters lie in its parts, and those of before still read right."""

import datetime as dt
import re

import pytest
from playwright.sync_api import Page

from taizhang.core.clocks import OFFICE_ZONE
from tests.journeys.hands import enter, opened, pressed, register, text
from tests.served import Served

pytestmark = pytest.mark.browser
EARLIER = "松涛·01 网格"
PARTS = f"{EARLIER}\n松涛·02 网格"
# What lies at 松涛苑, in whichever grid and however it ended.
LEDGER = "/print/ledger/?phase=all&community=songtao&by=grid"


def split_today(page: Page, office: Served) -> str:
    """Split 松涛's only grid as the administrator; 松涛苑 goes to the second part."""
    today = dt.datetime.now(OFFICE_ZONE).date().isoformat()
    enter(page, office, "administrator")
    opened(page, office, "/places/at/songtao-01/split/")
    page.fill("[name=names]", PARTS)
    page.fill("[name=on]", today)
    page.select_option("[name=home-pine-court]", "1")
    assert pressed(page).ok
    return today


def headings(page: Page, office: Served) -> list[str]:
    """Return under which headings the ledger of 松涛 hangs in the binder."""
    enter(page, office, "clerk")
    opened(page, office, LEDGER)
    return [title.strip() for title in page.locator("h2").all_inner_texts()]


def test_what_was_before_the_split_stays_where_it_was(page, demo):
    today = split_today(page, demo)

    new = register(page, demo, place_text="松涛苑1号楼", summary="单元门关不上")
    hung = headings(page, demo)

    assert any(f"{EARLIER}（{today} 已拆分）" in heading for heading in hung), hung
    assert any("松涛·02 网格" in heading for heading in hung), hung
    opened(page, demo, f"/i/{new}/")
    assert "松涛·02 网格" in text(page)

    enter(page, demo, "administrator")
    opened(page, demo, "/places/changes/")
    undo = page.locator("form[action*='/undo/'] button").first
    with page.expect_navigation():
        undo.click()
    opened(page, demo, "/places/at/pine-court/")
    assert re.search(EARLIER, text(page))
    assert "松涛·02 网格" not in text(page)
