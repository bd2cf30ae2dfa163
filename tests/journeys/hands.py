"""What people of the demo office do with mouse and keyboard, in sentences of their day."""

import itertools
import re

from playwright.sync_api import FilePayload, Page, Response

from tests.served import Served
from tests.shell.files.samples import photo

SUMMARY = "3 号楼 2 单元楼道灯又不亮了"
PLACE = "锦绣家园3号楼2单元"
HANDLER = "刘强 维修主管"
RESULT = "物业换了 2 单元六层的声控灯，逐层试亮。"
# The one main button of the form that a page is about.
MAIN = "form[data-main] [data-default]"
# All journeys of a process share an office, which takes no picture for two matters.
WIDTHS = itertools.count(640)


def enter(page: Page, office: Served, role: str) -> None:
    """Come in as somebody of `role` by one click, whoever sat here before."""
    page.context.clear_cookies(name="sessionid")
    page.goto(f"{office.address}/sign-in/")
    page.click(f"form:has([name=role][value={role}]) button")
    page.wait_for_url(f"{office.address}/desk/")


def opened(page: Page, office: Served, path: str) -> Response:
    """Open a page of the office and return what it answered."""
    answer = page.goto(f"{office.address}{path}")
    assert answer is not None
    return answer


def pressed(page: Page, button: str = MAIN) -> Response:
    """Press a button that sends a form; return the answer it ends at."""
    with page.expect_navigation() as going:
        page.click(button)
    assert going.value is not None
    return going.value


def fill_in(page: Page, **said: str) -> None:
    """Write into the fields of the form that a page is about, by their names."""
    for name, text in said.items():
        field = page.locator(f"form[data-main] [name={name}]")
        if field.first.evaluate("field => field.tagName") == "SELECT":
            field.select_option(text)
        else:
            field.fill(text)


def fill_in_matter(page: Page, office: Served, **said: str) -> None:
    """Fill in the form that registers, up to its last press."""
    opened(page, office, "/new/")
    usual = {"place_text": PLACE, "category": "street-lights", "summary": SUMMARY}
    fill_in(page, **(usual | said))


def register(page: Page, office: Served, **said: str) -> str:
    """Register a matter as the clerk, give it to Liu at once, and return its number."""
    enter(page, office, "clerk")
    fill_in_matter(page, office, **({"handler": HANDLER, "phone": "13800004521"} | said))
    pressed(page, "[name=act][value=dispatch]")
    return number_at(page)


def number_at(page: Page) -> str:
    """Return the number of the issue whose page, or whose slip, is open."""
    found = re.search(r"/(\d{4}-\d+)/$", page.url)
    assert found, page.url
    return found[1]


def snapshot() -> FilePayload:
    """Return a photo as a phone sends it, and never the same one again."""
    return {"name": "IMG_1.jpg", "mimeType": "image/jpeg", "buffer": photo(next(WIDTHS))}


def hand_in_photos(page: Page) -> None:
    """Choose a photo for each field of the handler's report that asks for one."""
    for name in ("before_photos", "after_photos"):
        if page.locator(f"input[type=file][name={name}]").count():
            page.set_input_files(f"[name={name}]", [snapshot()])


def text(page: Page) -> str:
    """Return what the page says, without the frame around it."""
    return page.inner_text("main")


def report(page: Page, office: Served, number: str) -> None:
    """Report the matter handled as Liu, with photos."""
    enter(page, office, "handler")
    opened(page, office, f"/i/{number}/")
    said = {"result": RESULT}
    if page.locator("[name=measure]").count():
        said["measure"] = "全楼灯具列入每月巡检，一次换齐。"
    fill_in(page, **said)
    hand_in_photos(page)
    pressed(page)
    assert "已报办结" in text(page)


def check(page: Page, office: Served, number: str, outcome: str, answer: str) -> None:
    """Look at the matter as the verifier, call the resident, and press the main button."""
    enter(page, office, "verifier")
    opened(page, office, f"/verify/{number}/")
    page.check(f"[name=outcome-1][value={outcome}]", force=True)
    fill_in(page, **{"finding": "到现场看过。", "answer-1": answer})
    assert "通过并销号" in page.inner_text(MAIN)
    pressed(page)
