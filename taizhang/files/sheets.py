"""Sheets that go out to be filled in and come back: places, people, units, posts.

One row of titles, a page beside it that says how to fill it in, and on the way back whatever
else an office calls our columns.
"""

import datetime as dt
import io
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import BinaryIO

import xlsxwriter
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from taizhang.files.unreadable import Reason, Unreadable
from taizhang.files.workbooks import Cell, packed_workbook

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HEADER_WITHIN = 10
# What a cell says that says what the one above says.
SAME = frozenset({"同上", "″", '"', "〃"})
_DATE = re.compile(r"(\d{4})\D(\d{1,2})\D(\d{1,2})\D?")
Said = dict[str, str]
Places = Mapping[str, int]


@dataclass(frozen=True)
class Column:
    """A column: its name, its title here, what else its title may be, and the most letters."""

    name: str
    title: Promise
    width: int
    known_as: tuple[str, ...]
    most: int = 60


@dataclass(frozen=True)
class Titles:
    """What a sheet looks like: its columns, which of them make a row the row of titles, and
    the most lines."""

    columns: Sequence[Column]
    enough: Callable[[set[str]], bool]
    lines_max: int


@dataclass(frozen=True)
class HowTo:
    """The page that says how to fill a sheet in. Examples never come in: it is not the first."""

    sentences: Sequence[str]
    examples: Sequence[Sequence[str]]


def workbook(
    name: str, columns: Sequence[Column], rows: Iterable[Sequence[str]], how: HowTo
) -> bytes:
    """Return the sheet `name` with `rows`, and beside it the page of how to fill it in."""
    kept = io.BytesIO()
    made = xlsxwriter.Workbook(kept, {"in_memory": True})
    bold = made.add_format({"bold": True, "bottom": 1, "bg_color": "#D3E2F4"})
    text = made.add_format({"num_format": "@"})
    page = made.add_worksheet(name)
    for place, column in enumerate(columns):
        page.set_column(place, place, column.width, text)
        page.write_string(0, place, str(column.title), bold)
    page.freeze_panes(1, 0)
    _write(page, 1, rows)
    page = made.add_worksheet(_("怎么填"))
    page.set_column(0, len(columns) - 1, 16)
    _write(page, 0, [(sentence,) for sentence in how.sentences])
    _write(page, len(how.sentences), how.examples)
    made.close()
    return kept.getvalue()


def from_workbook(
    stream: BinaryIO, titles: Titles, tidy: Callable[[str], str] = str.strip
) -> list[tuple[int, Said]]:
    """Return the rows of the first sheet with our titles: the line, and the text by column.

    `tidy` is what becomes of each text.

    Raises:
        Unreadable: it is no workbook, too long, or none of its sheets has our titles.
    """
    book = packed_workbook(stream)
    try:
        for sheet in book.sheets:
            rows = ([tidy(_text(cell)) for cell in row] for row in sheet.rows())
            found = below_titles(enumerate(rows, start=1), titles)
            if found is not None:
                return found
    finally:
        book.close()
    raise Unreadable(Reason.EMPTY)


def below_titles(
    rows: Iterable[tuple[int, Sequence[str]]], titles: Titles
) -> list[tuple[int, Said]] | None:
    """Return the rows below the row of titles, a text for each column; None: no such row.

    Raises:
        Unreadable: there are too many.
    """
    empty = dict.fromkeys((column.name for column in titles.columns), "")
    places: Places = {}
    found: list[tuple[int, Said]] = []
    for number, row in rows:
        if number > titles.lines_max:
            raise Unreadable(Reason.TOO_MANY_ROWS, str(titles.lines_max))
        if places:
            found.append((number, empty | said(row, places)))
        elif number <= HEADER_WITHIN:
            places = _places(row, titles)
    return found if places else None


def said(row: Sequence[str], places: Places) -> Said:
    """Return what a row says in each column that is there."""
    return {name: row[at] if at < len(row) else "" for name, at in places.items()}


def day(text: str) -> tuple[str | None, str]:
    """Return a day as ISO text, None for no text; and what is wrong with it, "" if nothing."""
    if not text:
        return None, ""
    found = _DATE.match(text)
    try:
        if found is None:
            raise ValueError(text)
        return dt.date(*map(int, found.groups())).isoformat(), ""
    except ValueError:
        return None, _("日期“%(text)s”看不懂。请写成 2026-05-01 这样。") % {
            "text": text[:20]
        }


def _places(row: Sequence[str], titles: Titles) -> Places:
    """Return where the columns stand; {} if this is not the row of titles."""
    at = {_plain(cell): place for place, cell in reversed([*enumerate(row)])}
    found: dict[str, int] = {}
    for column in titles.columns:
        names = (*column.known_as, str(column.title).casefold())
        places = [at[name] for name in names if name in at]
        if places and places[0] not in found.values():
            found[column.name] = places[0]
    return found if titles.enough(set(found)) else {}


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().rstrip("*:：").strip().casefold()


def _text(cell: Cell) -> str:
    if isinstance(cell, dt.datetime | dt.date):
        return cell.isoformat()[:10]
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def _write(
    page: xlsxwriter.worksheet.Worksheet, first: int, rows: Iterable[Sequence[str]]
) -> None:
    for line, cells in enumerate(rows, start=first):
        for place, cell in enumerate(cells):
            page.write_string(line, place, cell)
