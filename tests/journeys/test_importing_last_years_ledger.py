"""A clerk brings in last year's ledger: choosing, putting right, bringing in, confirming."""

import io

import openpyxl
import pytest
from playwright.sync_api import FilePayload, Page

from tests.journeys.hands import enter, opened, pressed, text
from tests.served import Served

pytestmark = pytest.mark.browser
TITLES = ("编号", "登记时间", "反映内容", "住址", "承办单位", "办结情况")
ROWS = (
    ("1", "2025.13.5", "楼前垃圾桶满了没人收", "锦绣家园 7 号楼", "锦绣物业", "已办"),
    ("2", "2025.13.5", "楼道堆着旧家具", "锦绣家园 2 号楼", "锦绣物业", "在办"),
    ("3", "10月12日", "路灯不亮，晚上看不见", "光明街西段", "城管（老赵）", "在办"),
    ("4", "10月12日", "早市喇叭声太大", "光明街东门早市", "城管（老赵）", "已办"),
    ("5", "10月18日", "暖气片漏水", "滨河小区 7 号楼", "滨河物业", "基本解决"),
)


def last_year() -> FilePayload:
    """Return the ledger of last year as the office kept it, with a sheet of notes."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "10月"
    for row in (("2025年10月民情台账",), TITLES, *ROWS):
        sheet.append(row)
    sheet.merge_cells("A1:F1")
    book.create_sheet("说明").append(("填表说明",))
    stream = io.BytesIO()
    book.save(stream)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return {"name": "2025.xlsx", "mimeType": kind, "buffer": stream.getvalue()}


def tiles(page: Page) -> list[int]:
    """Return the counts of what will become of the rows."""
    return [int(told) for told in page.locator(".tile > b").all_inner_texts()]


def mend(page: Page, label: str) -> None:
    """Press a fix and wait until the preview is drawn anew; the page itself stays."""
    page.evaluate("document.querySelector('#preview').dataset.old = 1")
    page.click(f".fix button:has-text('{label}')")
    page.wait_for_selector("#preview:not([data-old])")


def test_last_years_ledger_comes_in_with_a_few_clicks(page: Page, demo: Served):
    page.set_viewport_size({"width": 1440, "height": 960})
    enter(page, demo, "clerk")
    opened(page, demo, "/import/")
    page.set_input_files("input[type=file]", [last_year()])
    pressed(page, "main form button")
    assert "表头在第 2 行，5 行事项" in text(page)
    assert page.locator("[name=take-1]").is_checked() is False

    pressed(page)
    assert tiles(page) == [3, 2, 0, 0]
    assert "2 行一样，改一处就行" in text(page)
    mend(page, "改成 10-13")
    assert tiles(page) == [5, 0, 0, 0]
    mend(page, "= 城管科")
    mend(page, "已办完 → 历史已结")
    assert page.locator(".fix").count() == 0

    pressed(page, ".wizard__foot [data-default]")
    assert "导入了 5 行" in text(page)
    pressed(page, "button:has-text('全部确认')")
    assert "确认了 2 件" in text(page)
