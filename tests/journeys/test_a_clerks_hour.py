"""An hour at the counter without a mouse: sign in, register, look up a caller, give out,
remind, take back, and look at desk and board.
"""

import re

import pytest

from taizhang.demo.cast import PASSWORD
from tests.journeys.hands import text

pytestmark = pytest.mark.browser
TABS_MOST = 80
IS_THERE = "(wanted) => Boolean(document.activeElement?.matches(wanted))"


def keys(page, *pressed):
    """Press keys one after another."""
    for key in pressed:
        page.keyboard.press(key)


def go_to(page, wanted):
    """Press Tab until what is `wanted` has the focus, as somebody without a mouse does."""
    for _press in range(TABS_MOST):
        if page.evaluate(IS_THERE, wanted):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"no key leads to {wanted}")


def write(page, **said):
    """Go from field to field and write; a choice is made by the arrow keys."""
    for name, words in said.items():
        field = f"[name={name}]"
        go_to(page, field)
        if words == "the next":
            keys(page, "ArrowDown")
        else:
            page.keyboard.type(words)


def sign_in(page, demo):
    page.goto(f"{demo.address}/sign-in/")
    write(page, username="limin", password=PASSWORD)
    keys(page, "Enter")
    page.wait_for_url(re.compile("/desk/"))


def register(page, summary):
    """Register a matter from wherever the clerk is, and give it to the first handler.

    After the first one the cursor is back in the line already.
    """
    if "/new/done/" not in page.url:
        keys(page, "n")
        page.wait_for_url(re.compile("/new/$"))
    before = page.url
    write(page, phone="13800005566", place_text="锦绣家园6号楼", summary=summary)
    write(page, category="the next", handler="the next")
    keys(page, "Control+Enter")
    page.wait_for_url(lambda now: now != before and "/new/done/" in now)
    assert re.search(r"\d{4} \d{4} \d{4}", page.inner_text(".slip__code"))


def look_up(page, words):
    """Find the matter that a caller asks about, and open it."""
    keys(page, "/")
    page.keyboard.type(words)
    keys(page, "Enter")
    page.wait_for_url(re.compile("/ledger/"))
    page.wait_for_selector("[data-row]")
    keys(page, "j", "Enter")
    page.wait_for_url(re.compile(r"/i/\d{4}-\d+/"))


def remind_two(page):
    """Choose the first two rows of the ledger and remind whose turn it is."""
    keys(page, "g", "l")
    page.wait_for_url(re.compile("/ledger/"))
    page.wait_for_selector("[data-row][tabindex='0']")
    keys(page, "j", " ", "j", " ", "r")
    page.wait_for_selector("#act[open] [name=text]")
    page.keyboard.type("居民又来问了")
    keys(page, "Control+Enter")


def test_a_clerks_hour_by_keyboard_only(page, demo):
    sign_in(page, demo)
    register(page, "6 号楼单元门关不上")
    register(page, "6 号楼门口路灯不亮")
    look_up(page, "单元门关不上")
    assert "单元门关不上" in text(page)

    remind_two(page)
    page.wait_for_selector("text=已催办 2 条")
    keys(page, "z")
    page.wait_for_selector("text=已撤销 2 条")

    keys(page, "Shift+?")
    page.wait_for_selector("#keys-sheet[open]")
    assert "催办" in page.inner_text("#keys-sheet")
    keys(page, "Escape", "g", "b")
    page.wait_for_url(re.compile("/board/"))
    keys(page, "g", "d")
    page.wait_for_url(re.compile("/desk/"))
