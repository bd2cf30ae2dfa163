"""Every page, empty, wrong or full, is for everybody: in English, whose lines are the longer
ones, it passes axe on an office PC and on a phone, nothing but a data table scrolls sideways,
and no Chinese word of ours is left, only what people of the office said and wrote.
"""

import re

import pytest
from playwright.sync_api import Page

from taizhang.demo.titles import TITLES
from tests.journeys.axe import wrongs
from tests.journeys.sights import SIGHTS

pytestmark = pytest.mark.browser
OFFICE_PC, PHONE, NARROW_PHONE = 1440, 390, 320
SIDEWAYS = "document.documentElement.scrollWidth - window.innerWidth"
# What the office wrote stays as it was written: numbers, names behind asterisks, and these.
WRITTEN = (
    ".seal, [lang=zh-hans], blockquote, .words, .facts dd, h1, .t, .rec a, .alike__t,"
    " .sub > :last-child, .waits__t, .call__who, .call > p, .banner, .crumb, .slip dd,"
    " [type=search], select[name=place], datalist, .grid td, textarea,"
    " [for^=id_column], .draft__t, .grid tbody th, .pr-table tbody td, .pr-form td,"
    " .pr-words, .news__h a, .mat__t, .came a, .cell > .muted, .peek__in h2, .pa-work a,"
    " #likely a, .chosen li, del, ins"
)
# A cell that a sentence is about stands in quotation marks, as it was written.
NUMBER = re.compile(r"〔\d{4}〕\d+|old number \S+|\S\*\*|\"[^\"]*\"")
CHINESE = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
# Text as it is read, drawn or read out, with whether somebody of the office wrote it.
TEXTS = """(written) => {
  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const {parentElement: around, textContent: text} = walker.currentNode;
    texts.push([text.trim(), Boolean(around.closest(written))]);
  }
  const names = ["aria-label", "title", "placeholder", "alt", "data-keys-name"];
  for (const name of names)
    for (const element of document.querySelectorAll(`[${name}]`))
      texts.push([element.getAttribute(name), Boolean(element.closest(written))]);
  return texts;
}"""


def left_over(page: Page) -> list[str]:
    """Return every text with Chinese in it that nobody of the office wrote."""
    texts = page.evaluate(TEXTS, WRITTEN)
    ours = {text for text, written in texts if not written}
    return sorted(text for text in ours if CHINESE.search(NUMBER.sub("", text)))


@pytest.mark.parametrize("name", SIGHTS)
def test_a_page_is_for_everybody_and_english_throughout(page, demo, name):
    page.goto(f"{demo.address}/sign-in/")
    page.click("button[name=language][value=en]")
    page.wait_for_selector("html[lang=en]")
    SIGHTS[name].look(page, demo)

    assert left_over(page) == []
    for width in (NARROW_PHONE, PHONE, OFFICE_PC):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(SIDEWAYS) <= 0, f"scrolls sideways at {width}"
    # A cell that was changed is shown as the sheet had it: a sheet holds what was written.
    page.evaluate("document.querySelectorAll('del').forEach((cell) => cell.remove())")
    assert [title for title in TITLES if title in page.inner_text("body")] == []
    for width in (OFFICE_PC, PHONE):
        page.set_viewport_size({"width": width, "height": 900})
        assert wrongs(page) == "", f"at {width}"


def test_the_way_back_to_chinese_is_on_every_page(page, demo):
    page.goto(f"{demo.address}/sign-in/")
    page.click("button[name=language][value=en]")
    assert page.inner_text("h1") == "Sign in"
    page.click("button[name=language][value=zh-hans]")
    assert page.inner_text("h1") == "登录"
