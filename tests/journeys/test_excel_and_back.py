"""The ledger goes out to Excel and comes back while somebody else works on the same matter:
the two are set side by side, and nothing that either wrote is lost.
"""

import io
import re

import openpyxl
import pytest

from tests.journeys.hands import enter, fill_in, opened, pressed, register, text
from tests.shell.roundtrip.sheets import cell, edited

pytestmark = pytest.mark.browser
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def taken_out(page, demo):
    """Press 在 Excel 里改 on the ledger; return the workbook."""
    opened(page, demo, "/ledger/")
    with page.expect_download() as coming:
        page.click("a[href*='/roundtrip/ledger.xlsx']")
    return coming.value.path().read_bytes()


def handed_in(page, demo, workbook):
    opened(page, demo, "/roundtrip/")
    file = {"name": "台账.xlsx", "mimeType": XLSX, "buffer": workbook}
    page.set_input_files("[name=file]", [file])
    pressed(page)


def correct(page, demo, number, summary):
    """Put the summary right on the matter's own page, as the secretary."""
    enter(page, demo, "secretary")
    opened(page, demo, f"/i/{number}/correct/")
    fill_in(page, summary=summary, reason="听错了")
    assert pressed(page).ok


def test_a_sheet_and_the_ledger_that_both_moved_on_are_set_side_by_side(page, demo):
    number = register(page, demo)
    workbook = edited(
        taken_out(page, demo),
        cell("事项", number, "表里改的事项"),
        cell("性质", number, "投诉"),
    )
    correct(page, demo, number, "台账上改的事项")

    enter(page, demo, "clerk")
    handed_in(page, demo, workbook)
    assert "改了 1 件事的 2 格" in text(page)
    assert "在台账上改成了“台账上改的事项”" in text(page)
    assert pressed(page).ok

    assert "改好了" in text(page)
    opened(page, demo, f"/i/{number}/")
    assert "台账上改的事项" in text(page)
    assert "投诉" in text(page)


def test_what_was_brought_in_is_taken_back_as_a_whole(page, demo):
    number = register(page, demo)
    handed_in(page, demo, edited(taken_out(page, demo), cell("性质", number, "投诉")))
    pressed(page)

    page.click("button:has-text('整批撤回')")
    page.wait_for_load_state()

    assert "撤回了" in text(page)
    row = taken_out_row(taken_out(page, demo), number)
    assert "求助" in row


def taken_out_row(workbook, number):
    sheet = openpyxl.load_workbook(io.BytesIO(workbook)).worksheets[0]
    rows = [[each.value for each in line] for line in sheet.iter_rows()]
    return next(line for line in rows if re.fullmatch(number, str(line[2])))
