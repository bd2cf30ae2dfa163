"""Reading a list of people or units, from a workbook or as it was pasted from WPS.

A row may leave the unit to the row above (merged cells, “同上”). A pasted list may come
without titles: what stands in a column then says what it is.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import BinaryIO

from taizhang.files import sheets
from taizhang.files.sheets import SAME, Titles, below_titles, from_workbook
from taizhang.files.unreadable import Reason, Unreadable

CELL_MAX = 120
# Names of two characters are set apart to look as long as those of three: 王　磊.
_SET_APART = re.compile(r"(?<![一-鿿])([一-鿿])[ \u3000]+([一-鿿])(?![一-鿿])")
_APART = re.compile(r"\t|[,，;；|]|\s+")
Entry = dict[str, str]


def from_sheet(stream: BinaryIO, titles: Titles) -> list[Entry]:
    """Return the rows of the first sheet with our columns, each with its `line`.

    Raises:
        Unreadable: it is no workbook, too long, or none of its sheets has our columns.
    """
    return _filled(from_workbook(stream, titles, _tidy))


def from_text(
    text: str, titles: Titles, guess: Mapping[str, re.Pattern[str]]
) -> list[Entry]:
    """Return the rows of a pasted text; `guess` tells columns without titles apart.

    Raises:
        Unreadable: too long, or nobody can tell which column is which.
    """
    lines = [line for line in text.splitlines() if line.strip()]
    tabbed = any("\t" in line for line in lines)
    rows = [(number, _cells(line, tabbed)) for number, line in enumerate(lines, 1)]
    found = below_titles(rows, titles)
    if found is None:
        places = _guessed([row for _number, row in rows], guess)
        if "name" not in places:
            raise Unreadable(Reason.EMPTY)
        empty = dict.fromkeys((column.name for column in titles.columns), "")
        found = [(number, empty | sheets.said(row, places)) for number, row in rows]
    return _filled(found)


def _cells(line: str, tabbed: bool) -> list[str]:
    line = _SET_APART.sub(r"\1\2", line)
    return [_tidy(cell) for cell in (line.split("\t") if tabbed else _APART.split(line))]


def _filled(rows: Iterable[tuple[int, Entry]]) -> list[Entry]:
    """Return the rows that name somebody, the unit taken from above where it is left out."""
    found: list[Entry] = []
    above = ""
    for number, said in rows:
        if not any(said.values()):
            continue
        unit = said.get("unit", "")
        above = above if unit in SAME or not unit else unit
        found.append(
            said | ({"unit": above} if "unit" in said else {}) | {"line": str(number)}
        )
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


def _tidy(text: str) -> str:
    return _SET_APART.sub(r"\1\2", " ".join(text.split()))[:CELL_MAX]
