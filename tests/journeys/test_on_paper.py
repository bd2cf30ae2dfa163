"""The ledger out of a real printer's queue: lamps told apart without colour, headings on each
page, and nothing of the screen on the paper.
"""

import re
from io import BytesIO
from unicodedata import normalize

import pytest
from axe_playwright_python.sync_playwright import Axe
from pypdf import PdfReader

from tests.journeys.hands import enter, opened

pytestmark = pytest.mark.browser
SIDEWAYS = "document.documentElement.scrollWidth - window.innerWidth"
PAPERS = (
    "/print/ledger/",
    "/print/ledger/?by=unit",
    "/print/i/2026-66/approval/",
    "/print/i/2026-66/file/",
    "/print/months/",
    "/print/settings/",
)


def printed(page) -> list[str]:
    """Print the page as the browser would; return what each sheet says, without spaces.

    Chromium names some characters by the radical that looks like them: put back.
    """
    made = page.pdf(prefer_css_page_size=True)
    sheets = [sheet.extract_text() for sheet in PdfReader(BytesIO(made)).pages]
    return [re.sub(r"\s", "", normalize("NFKC", sheet)) for sheet in sheets]


def test_the_ledger_is_printed_as_it_hangs_in_the_binder(page, demo):
    enter(page, demo, "clerk")
    opened(page, demo, "/ledger/")
    page.click("a[href^='/print/ledger/']")
    page.wait_for_url("**/print/ledger/**")
    sheets = printed(page)

    assert len(sheets) > 1
    assert all("销号签字" in sheet and "填表:李敏" in sheet for sheet in sheets)
    numbers = [re.search(r"第(\d+).[，,]共(\d+).", sheet) for sheet in sheets]
    assert [found.groups() for found in numbers] == [
        (str(n), str(len(sheets))) for n in range(1, len(sheets) + 1)
    ]
    # Every word for a lamp has its shape before it: colour is not needed to tell them apart.
    lamps = re.findall(r"(.)(?:超期\d+天|剩\d+天|待受理)", "".join(sheets))
    assert {"■", "▲", "●", "○"} >= set(lamps) >= {"■", "▲", "○"}
    assert not any("登记民情" in sheet or "快捷键" in sheet for sheet in sheets)


def test_papers_are_for_everybody_on_the_screen_as_well(page, demo):
    enter(page, demo, "administrator")
    for path in PAPERS:
        for width in (1440, 390):
            page.set_viewport_size({"width": width, "height": 844})
            assert opened(page, demo, path).ok
            found = Axe().run(page)
            assert not found.violations_count, f"{path}\n{found.generate_report()}"
            assert page.evaluate(SIDEWAYS) <= 0, f"{path} scrolls sideways at {width}"
