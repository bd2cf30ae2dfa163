"""The error sheet: rows that could not come in, as they were, with what to correct.

It can be imported again once corrected: sheet names and headings stay, because dates
without a year take theirs from there; “as above” is written out, because the row above is
gone; the column that tells what was wrong is not read back.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import BinaryIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from taizhang.exchange.columns import PROBLEM_TITLE
from taizhang.exchange.parsed import ParsedRow
from taizhang.files.text import cleaned, written

CELL_CHARS_MAX = 32_767  # what a cell of a workbook can hold
_NAME_CHARS_MAX = 31
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]|^'|'$")


@dataclass
class _Page:
    worksheet: Worksheet
    next_row: int = 0


def write_error_sheet(
    rows: Iterable[ParsedRow], sentences: Callable[[ParsedRow], str], stream: BinaryIO
) -> int:
    """Write `rows`, each with its `sentences`, as a workbook; return how many.

    Every cell is text: a formula in a ledger stays what somebody typed.
    """
    book = xlsxwriter.Workbook(stream, {"constant_memory": True})
    head = book.add_format({"bold": True, "bg_color": "#EEF2F6", "text_wrap": True})
    told = book.add_format({"font_color": "#BE1E1E", "text_wrap": True, "valign": "top"})
    pages: dict[tuple[str, tuple[str, ...]], _Page] = {}
    count = 0
    for row in rows:
        key = (row.sheet, row.titles)
        if key not in pages:
            name = _free_name(
                row.sheet, {sheet.name.lower() for sheet in book.worksheets()}
            )
            pages[key] = _begun(book.add_worksheet(name), row, head)
        page = pages[key]
        texts = [_fitting(written(cell)) for cell in row.cells]
        for place, text in enumerate(texts):
            page.worksheet.write_string(page.next_row, place, text)
        page.worksheet.write_string(page.next_row, len(texts), sentences(row), told)
        page.next_row += 1
        count += 1
    if not pages:
        book.add_worksheet()
    book.close()
    return count


def _begun(worksheet: Worksheet, row: ParsedRow, head: Format) -> _Page:
    line = 0
    if row.heading:
        worksheet.write_string(0, 0, _fitting(row.heading))
        line = 1
    for place, title in enumerate((*row.titles, PROBLEM_TITLE)):
        worksheet.write_string(line, place, title, head)
    worksheet.set_column(0, len(row.titles) - 1, 14)
    worksheet.set_column(len(row.titles), len(row.titles), 48)
    return _Page(worksheet, line + 1)


def _fitting(text: str) -> str:
    return cleaned(text).text[:CELL_CHARS_MAX]


def _free_name(name: str, taken: set[str]) -> str:
    bare = _NOT_IN_NAMES.sub("_", name)[:_NAME_CHARS_MAX] or "Sheet"
    free, number = bare, 2
    while free.lower() in taken:
        ending = f" ({number})"
        free, number = bare[: _NAME_CHARS_MAX - len(ending)] + ending, number + 1
    return free
