"""Make the files that offices send, and read them back as rows."""

import datetime as dt
import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter

from taizhang.exchange.parsed import Line, LineKind, ParsedRow
from taizhang.exchange.reading import read

TITLES = ("序号", "登记时间", "地点", "标题", "诉求内容", "办理结果")
LAMP = ("1", "2026-03-05", "安澜里 3 号楼", "路灯不亮", "晚上散步看不见", "")


def workbook(
    rows: Sequence[Sequence[Any]],
    *,
    sheet: str = "Sheet1",
    merges: Sequence[tuple[int, int, int, int]] = (),
    more: Sequence[tuple[str, Sequence[Sequence[Any]]]] = (),
) -> io.BytesIO:
    """Return a workbook; `merges` are first row, first place, last row, last place."""
    stream = io.BytesIO()
    typed_as_text = {"strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(
        stream, {"default_date_format": "yyyy-mm-dd", **typed_as_text}
    )
    # The same rows make the same bytes, whenever the test runs.
    book.set_properties({"created": dt.datetime(2026, 3, 1, tzinfo=dt.UTC)})
    for name, lines in ((sheet, rows), *more):
        worksheet = book.add_worksheet(name)
        for number, line in enumerate(lines):
            worksheet.write_row(number, 0, line)
        if name == sheet:
            for top, left, bottom, right in merges:
                worksheet.merge_range(top, left, bottom, right, rows[top][left])
    book.close()
    stream.seek(0)
    return stream


def text_table(text: str, encoding: str = "utf-8") -> io.BytesIO:
    """Return a text table."""
    return io.BytesIO(text.encode(encoding))


def rows_of(file: io.BytesIO, name: str = "台账.xlsx", **more: Any) -> list[ParsedRow]:
    """Return the rows of data in `file`."""
    with read(file, name=name, **more) as reading:
        return list(reading.rows())


def lines_of(file: io.BytesIO) -> list[Line]:
    """Return all lines of `file`."""
    with read(file, name="台账.xlsx") as reading:
        return list(reading.lines())


def kinds_of(file: io.BytesIO) -> list[LineKind]:
    """Return what each line of `file` is."""
    return [line.kind for line in lines_of(file)]


def only_row(titles: Sequence[str], cells: Sequence[Any], **more: Any) -> ParsedRow:
    """Return the one row below `titles`."""
    (row,) = rows_of(workbook([titles, cells]), **more)
    return row
