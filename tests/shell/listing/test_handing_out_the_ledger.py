"""The ledger as CSV and as a workbook: the same rows, and nothing a sheet could run."""

import csv
import io
from typing import Any

import openpyxl
import pytest
from django.test import Client

from taizhang.ledger import book
from tests.cast import LI_CLERK
from tests.shell.matters import registering

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
FORMULA = "=HYPERLINK(1)灯"


def fetched(client: Client, address: str) -> bytes:
    """Return the file at `address`."""
    response: Any = client.get(address)
    assert response.status_code == 200
    assert "attachment" in response["Content-Disposition"]
    return b"".join(response.streaming_content)


def csv_rows(content: bytes) -> list[list[str]]:
    """Return the rows of a CSV file as a sheet program reads it."""
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


def sheet_rows(content: bytes) -> list[list[str]]:
    """Return the rows of a workbook's only sheet, empty cells as ""."""
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    return [[cell or "" for cell in row] for row in sheet.iter_rows(values_only=True)]


def test_a_csv_holds_the_rows_that_the_filter_shows(ledger):
    headings, *rows = csv_rows(fetched(ledger, "/ledger/export.csv"))

    assert headings[0] == "编号"
    assert {row[6] for row in rows} == {"电梯按钮失灵", "楼道灯不亮"}


def test_a_workbook_holds_the_same_rows_in_the_same_order(ledger):
    by_csv = csv_rows(fetched(ledger, "/ledger/export.csv?phase=all&sort=number"))
    by_sheet = sheet_rows(fetched(ledger, "/ledger/export.xlsx?phase=all&sort=number"))

    assert by_sheet == by_csv
    assert len(by_sheet) == 4


def test_a_summary_that_looks_like_a_formula_stays_a_text(ledger):
    book.submit("", registering(FORMULA), by=LI_CLERK)

    as_csv = csv_rows(fetched(ledger, "/ledger/export.csv"))
    content = fetched(ledger, "/ledger/export.xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    cells = {cell.value: cell.data_type for row in sheet for cell in row}

    assert f"'{FORMULA}" in {row[6] for row in as_csv}
    assert cells[FORMULA] == "s"


def test_an_export_of_nothing_has_its_headings(ledger):
    rows = csv_rows(fetched(ledger, "/ledger/export.csv?community=songbai"))

    assert len(rows) == 1


def test_no_export_tells_who_a_resident_is(ledger):
    content = fetched(ledger, "/ledger/export.csv?phase=all").decode("utf-8-sig")

    assert "王桂兰" not in content
    assert "4521" not in content
