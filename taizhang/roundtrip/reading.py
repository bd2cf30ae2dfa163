"""Reading a workbook that came back: its rows by issue, whatever was sorted, hidden or moved."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import BinaryIO

from taizhang.files.unreadable import Unreadable
from taizhang.files.workbooks import Cell, Workbook, WorkbookSheet, packed_workbook
from taizhang.roundtrip.columns import CASE, ORIGIN, SEEN, Meanings

HEADER_WITHIN = 10
LINES_MAX = 50_000


class Unfit(StrEnum):
    """Why a file cannot be brought back at all."""

    NO_WORKBOOK = "no_workbook"
    NOT_OURS = "not_ours"
    ANOTHER_LEDGER = "another_ledger"
    TOO_LONG = "too_long"


class NotBack(Exception):
    """The file is no workbook that was taken out of this ledger to be edited."""

    def __init__(self, reason: Unfit) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Line:
    """A row of the sheet. `case` is "" on a row that somebody added."""

    number: int
    case: str
    n: int
    cells: Mapping[str, str]


def lines(stream: BinaryIO, known: Meanings, origin: str) -> Iterator[Line]:
    """Yield the rows of the workbook in `stream`.

    Raises:
        NotBack: it is not one that came from the ledger `origin`.
    """
    try:
        book = packed_workbook(stream)
    except Unreadable as error:
        raise NotBack(Unfit.NO_WORKBOOK) from error
    try:
        yield from _lines(book, known, origin)
    except Unreadable as error:
        raise NotBack(Unfit.NO_WORKBOOK) from error
    finally:
        book.close()


def _lines(book: Workbook, known: Meanings, origin: str) -> Iterator[Line]:
    came_from = next(filter(None, map(_origin, book.sheets)), "")
    if came_from and came_from != origin:
        raise NotBack(Unfit.ANOTHER_LEDGER)
    for sheet in book.sheets:
        places: dict[str, int] = {}
        for number, row in enumerate(sheet.rows(), start=1):
            if number > LINES_MAX:
                raise NotBack(Unfit.TOO_LONG)
            if places:
                yield from _line(number, row, places)
            elif number <= HEADER_WITHIN:
                places = _header(row, known)
        if places:
            return
    raise NotBack(Unfit.NOT_OURS)


def _origin(sheet: WorkbookSheet) -> str:
    first = next(sheet.rows(), ())
    texts = [text_of(cell) for cell in first[:2]]
    return texts[1] if texts[:1] == [ORIGIN] and len(texts) == 2 else ""


def _header(row: Sequence[Cell], known: Meanings) -> dict[str, int]:
    titles = {text_of(cell): place for place, cell in enumerate(row) if text_of(cell)}
    if CASE not in titles or SEEN not in titles:
        return {}
    found = {known.titles[t]: place for t, place in titles.items() if t in known.titles}
    return {CASE: titles[CASE], SEEN: titles[SEEN], **found}


def _line(number: int, row: Sequence[Cell], places: Mapping[str, int]) -> Iterator[Line]:
    texts = {
        name: text_of(row[place]) if place < len(row) else ""
        for name, place in places.items()
    }
    if not any(texts.values()):
        return
    n = texts.pop(SEEN)
    case = texts.pop(CASE)
    yield Line(number, case, int(n) if n.isdecimal() and len(n) < 10 else 0, texts)


def text_of(cell: Cell) -> str:
    """Return what a cell says; a sheet program may have made a number of an `n`."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()
