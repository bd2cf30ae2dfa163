"""The ledger is worked by keys alone: choose, give out, take back; look, edit, command."""

import re

import pytest
from playwright.sync_api import Page

from tests.journeys.hands import enter, opened, pressed, text
from tests.served import Served

pytestmark = pytest.mark.browser
BAR = "#chosen:not([hidden])"
# Nobody's matters in the list are hers before.
OTHER = "赵敏 客服主管"
# Whether so many of these rows name her, once the list was read anew.
HERS = """([numbers, count]) => numbers.filter(
    each => document.querySelector(`[data-row='${each}'] .c-unit`)?.innerText.includes("赵敏")
).length === count"""


def keys(page: Page, *pressed: str) -> None:
    """Press keys one after another."""
    for key in pressed:
        page.keyboard.press(key)


def on_the_ledger(page: Page, office: Served) -> None:
    """Open the ledger as the clerk: what units have in hand."""
    enter(page, office, "clerk")
    opened(page, office, "/ledger/?status=dispatched,in_progress")
    page.wait_for_selector("[data-row][tabindex='0']")


def chosen_numbers(page: Page) -> list[str]:
    """Return the numbers of the rows that are chosen."""
    rows = page.locator("[data-row]:has([name=chosen]:checked)")
    return [str(row.get_attribute("data-row")) for row in rows.all()]


def cells(page: Page, numbers: list[str]) -> list[str]:
    """Return what stands in the unit cells of these rows."""
    return [page.inner_text(f"[data-row='{number}'] .c-unit") for number in numbers]


def test_three_rows_are_given_out_and_taken_back_by_keys(page, demo):
    on_the_ledger(page, demo)
    keys(page, "j", " ", "Shift+ArrowDown", "Shift+ArrowDown")
    numbers = chosen_numbers(page)
    assert len(numbers) == 3
    assert "已选 3 条" in page.inner_text(BAR)
    before = cells(page, numbers)

    keys(page, "a")
    page.wait_for_selector("#act[open] [name=unit]")
    page.select_option("#act [name=handler]", label=OTHER)
    keys(page, "Control+Enter")
    page.wait_for_selector("text=已把 3 条派给")
    page.wait_for_function(HERS, arg=[numbers, 3])

    keys(page, "z")
    page.wait_for_selector("text=已撤销 3 条")
    page.wait_for_function(HERS, arg=[numbers, 0])
    assert cells(page, numbers) == before


def test_a_row_is_looked_at_and_edited_where_it_stands(page, demo):
    on_the_ledger(page, demo)
    keys(page, "j", "v")
    page.wait_for_selector("#peek h2")
    first = page.inner_text("#peek")
    keys(page, "j")
    page.wait_for_function(
        "before => document.querySelector('#peek')?.innerText !== before", arg=first
    )
    keys(page, "Escape", "e")
    page.wait_for_selector("[data-cell-box] [name=handler]")
    number = str(page.locator("[data-row]:focus-within").get_attribute("data-row"))
    page.select_option("[data-cell-box] [name=handler]", label=OTHER)
    page.press("[data-cell-box] [name=handler]", "Enter")

    page.wait_for_selector("text=已把 1 条派给")
    page.wait_for_function(HERS, arg=[[number], 1])
    assert page.locator("[data-cell-box]").count() == 0


def test_a_command_is_found_by_typing_its_name(page, demo):
    on_the_ledger(page, demo)
    keys(page, "Control+k")
    page.wait_for_selector("#palette[open]")
    page.keyboard.type("登记")
    keys(page, "Enter")
    page.wait_for_url(re.compile("/new/"))
    assert page.inner_text("h1") == "登记民情"


def test_rows_pasted_from_a_sheet_open_the_preview_of_the_import(page, demo):
    on_the_ledger(page, demo)
    page.evaluate(
        """() => {
            const held = new DataTransfer();
            held.setData("text/plain", "编号\\t事项\\n1\\t楼道灯不亮\\n2\\t井盖坏了\\n");
            const pasted = {clipboardData: held, bubbles: true, cancelable: true};
            document.body.dispatchEvent(new ClipboardEvent("paste", pasted));
        }"""
    )
    page.wait_for_url(re.compile("/import/.+"))
    assert page.inner_text("h1").startswith("粘贴的表格")
    assert "楼道灯不亮\n井盖坏了" in text(page)
    pressed(page)
    assert "现在可以导入 2 行" in page.inner_text("#preview")
