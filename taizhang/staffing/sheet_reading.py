"""Reading a list of people or units, from a workbook or as it was pasted from WPS.

A row may leave the unit to the row above (merged cells, “同上”). A pasted list may come
without titles: what stands in a column then says what it is.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import BinaryIO

from taizhang.files.unreadable import Reason, Unreadable
from taizhang.files.workbooks import Cell, packed_workbook
from taizhang.staffing.sheet_columns import Column

HEADER_WITHIN = 10
LINES_MAX = 2_000
CELL_MAX = 120
SAME = frozenset({"同上", "″", '"', "〃"})
# Names of two characters are set apart to look as long as those of three: 王　磊.
_SET_APART = re.compile(r"(?<![一-鿿])([一-鿿])[ \u3000]+([一-鿿])(?![一-鿿])")
_APART = re.compile(r"\t|[,，;；|]|\s+")
Entry = dict[str, str]
Rows = Iterable[tuple[int, Sequence[str]]]


def from_workbook(stream: BinaryIO, columns: Sequence[Column]) -> list[Entry]:
    """Return the rows of the first sheet with our columns, each with its `line`.

    Raises:
        Unreadable: it is no workbook, too long, or none of its sheets has our columns.
    """
    book = packed_workbook(stream)
    try:
        for sheet in book.sheets:
            rows = ((n, [_text(c) for c in row]) for n, row in enumerate(sheet.rows(), 1))
            found = _entries(rows, columns)
            if found is not None:
                return found
    finally:
        book.close()
    raise Unreadable(Reason.EMPTY)


def from_text(
    text: str, columns: Sequence[Column], guess: Mapping[str, re.Pattern[str]]
) -> list[Entry]:
    """Return the rows of a pasted text; `guess` tells columns without titles apart.

    Raises:
        Unreadable: too long, or nobody can tell which column is which.
    """
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) > LINES_MAX:
        raise Unreadable(Reason.TOO_MANY_ROWS, str(LINES_MAX))
    tabbed = any("\t" in line for line in lines)
    rows = [(number, _cells(line, tabbed)) for number, line in enumerate(lines, 1)]
    found = _entries(rows, columns)
    if found is None:
        places = _guessed([row for _number, row in rows], guess)
        if "name" not in places:
            raise Unreadable(Reason.EMPTY)
        found = _filled(((n, _said(row, places)) for n, row in rows), columns)
    return found


def _cells(line: str, tabbed: bool) -> list[str]:
    line = _SET_APART.sub(r"\1\2", line)
    return [_text(cell) for cell in (line.split("\t") if tabbed else _APART.split(line))]


def _entries(rows: Rows, columns: Sequence[Column]) -> list[Entry] | None:
    """Return the entries below the row of titles; None where there is no such row."""
    places: dict[str, int] = {}
    found: list[tuple[int, Entry]] = []
    for number, row in rows:
        if number > LINES_MAX:
            raise Unreadable(Reason.TOO_MANY_ROWS, str(LINES_MAX))
        if places:
            found.append((number, _said(row, places)))
        elif number <= HEADER_WITHIN:
            places = _header(row, columns)
    return _filled(found, columns) if places else None


def _header(row: Sequence[str], columns: Sequence[Column]) -> dict[str, int]:
    """Return where the columns stand; {} if this is not the row of titles."""
    titles = {_plain(cell).casefold(): place for place, cell in reversed([*enumerate(row)])}
    found: dict[str, int] = {}
    for column in columns:
        names = (*column.known_as, str(column.title).casefold())
        places = [titles[name] for name in names if name in titles]
        if places and places[0] not in found.values():
            found[column.name] = places[0]
    return found if "name" in found and len(found) >= 2 else {}


def _said(row: Sequence[str], places: Mapping[str, int]) -> Entry:
    return {name: row[at] if at < len(row) else "" for name, at in places.items()}


def _filled(rows: Iterable[tuple[int, Entry]], columns: Sequence[Column]) -> list[Entry]:
    """Return the rows that name somebody, the unit taken from above where it is left out."""
    found: list[Entry] = []
    above = ""
    for number, said in rows:
        if not any(said.values()):
            continue
        unit = said.get("unit", "")
        above = above if unit in SAME or not unit else unit
        entry = {column.name: said.get(column.name, "") for column in columns}
        if "unit" in entry:
            entry["unit"] = above
        found.append(entry | {"line": str(number)})
    return found


def _guessed(
    rows: Sequence[Sequence[str]], guess: Mapping[str, re.Pattern[str]]
) -> dict[str, int]:
    """Return which column is which, by what most of its cells look like."""
    found: dict[str, int] = {}
    for place in range(max((len(row) for row in rows), default=0)):
        cells = [row[place] for row in rows if place < len(row) and row[place]]
        for name, looks in guess.items():
            like = sum(bool(looks.fullmatch(cell)) for cell in cells)
            if name not in found and cells and like * 2 > len(cells):
                found[name] = place
                break
    return found


def _text(cell: Cell) -> str:
    if isinstance(cell, dt.datetime | dt.date):
        return cell.isoformat()[:10]
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    text = _SET_APART.sub(r"\1\2", " ".join(str(cell).split()))
    return text[:CELL_MAX]


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().rstrip("*:：").strip()
