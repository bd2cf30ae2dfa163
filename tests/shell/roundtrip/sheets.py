"""A workbook as somebody edits it in a sheet program: taken out, changed, handed in."""

import io
from collections.abc import Callable

import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl.worksheet.worksheet import Worksheet

Edit = Callable[[Worksheet], object]


def taken_out(client: Client, conditions: str = "") -> bytes:
    """Return the workbook of the list under `conditions`."""
    answer = client.get(f"/roundtrip/ledger.xlsx{conditions}")
    return bytes(answer.getvalue())


def edited(workbook: bytes, *edits: Edit) -> bytes:
    """Return `workbook` with its sheet edited."""
    book = openpyxl.load_workbook(io.BytesIO(workbook))
    for edit in edits:
        edit(book.worksheets[0])
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def cell(title: str, number: str, text: object) -> Edit:
    """Return the edit that writes `text` under `title` on the row of the issue `number`."""

    def write(sheet: Worksheet) -> None:
        sheet.cell(row_of(sheet, number), column_of(sheet, title)).value = text

    return write


def column_of(sheet: Worksheet, title: str) -> int:
    """Return the column, from 1, under `title`."""
    return 1 + [each.value for each in sheet[1]].index(title)


def row_of(sheet: Worksheet, number: str) -> int:
    """Return the line, from 1, of the issue `number`."""
    column = column_of(sheet, "编号")
    return next(
        line
        for line in range(2, sheet.max_row + 1)
        if sheet.cell(line, column).value == number
    )


def handed_in(client: Client, workbook: bytes, name: str = "台账.xlsx"):
    """Hand `workbook` in; return the answer after the redirect."""
    file = SimpleUploadedFile(name, workbook)
    return client.post("/roundtrip/", {"file": file}, follow=True)
