"""Reading a sheet of places: rows become entries, and every odd one says what is odd.

A row may leave out what the row above says already (merged cells, “同上”), and may name
several places at once: 1-18号楼.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, BinaryIO

from django.utils.translation import gettext as _

from taizhang.atlas.sheet_columns import COLUMNS, LEVELS
from taizhang.core.places import Kind
from taizhang.files.unreadable import Reason, Unreadable
from taizhang.files.workbooks import Cell, packed_workbook
from taizhang.places.spreading import spread

HEADER_WITHIN = 10
LINES_MAX = 20_000
NAME_MAX = 60
USUAL = {Kind.BUILDING: "号楼", Kind.UNIT: "单元"}
SAME = frozenset({"同上", "″", '"', "〃"})
_DATE = re.compile(r"(\d{4})\D(\d{1,2})\D(\d{1,2})\D?")
Entry = dict[str, Any]
Path = list[list[str]]


def entries(stream: BinaryIO) -> list[Entry]:
    """Return what the sheet in `stream` asks for, in its order.

    An entry: {line, path: [[kind, name] …], name_en, official, said, began_on, ended_on,
    problem}; days as ISO texts.

    Raises:
        Unreadable: it is no workbook, or none of its sheets has our columns.
    """
    book = packed_workbook(stream)
    try:
        for sheet in book.sheets:
            places: dict[str, int] = {}
            found: list[Entry] = []
            above: dict[Kind, str] = {}
            for line, row in enumerate(sheet.rows(), start=1):
                if line > LINES_MAX:
                    raise Unreadable(Reason.TOO_MANY_ROWS, str(LINES_MAX))
                if places:
                    found += _entries(line, _texts(row, places), above)
                elif line <= HEADER_WITHIN:
                    places = _header(row)
            if places:
                return found
    finally:
        book.close()
    raise Unreadable(Reason.EMPTY)


def _header(row: Sequence[Cell]) -> dict[str, int]:
    """Return where the columns stand; {} if this is not the row of titles."""
    titles = {str(cell).strip().casefold(): place for place, cell in enumerate(row)}
    found = {
        column.name: titles[name]
        for column in COLUMNS
        for name in (*column.known_as, str(column.title).casefold())
        if name in titles
    }
    return found if len(found.keys() & set(LEVELS)) >= 2 else {}


def _texts(row: Sequence[Cell], places: Mapping[str, int]) -> dict[str, str]:
    cells = {name: row[at] if at < len(row) else "" for name, at in places.items()}
    return {name: _text(cell) for name, cell in cells.items()}


def _text(cell: Cell) -> str:
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def _entries(line: int, said: Mapping[str, str], above: dict[Kind, str]) -> Iterator[Entry]:
    names = {kind: said.get(kind, "") for kind in LEVELS}
    if not any(names.values()):
        return
    _fill_in(names, above)
    filled = [kind for kind in LEVELS if names[kind]]
    last = filled[-1]
    around: Path = [[kind.value, _one(kind, names[kind])] for kind in filled[:-1]]
    several = spread(names[last], USUAL.get(last, ""))
    for name in several:
        entry = _described(line, said, [*around, [last.value, name]])
        if len(several) > 1:
            # What is said of one place cannot be said of eighteen.
            entry |= {"name_en": "", "official": "", "said": []}
        yield entry


def _fill_in(names: dict[Kind, str], above: dict[Kind, str]) -> None:
    """Take from the row above what this one leaves out before its first own word."""
    begun = False
    for kind in LEVELS:
        if names[kind] in SAME or (not names[kind] and not begun):
            names[kind] = above.get(kind, "")
        elif names[kind]:
            begun = True
    above.clear()
    above.update(names)


def _one(kind: Kind, name: str) -> str:
    return (spread(name, USUAL.get(kind, "")) or [name])[0]


def _described(line: int, said: Mapping[str, str], path: Path) -> Entry:
    problem = ""
    days: dict[str, str | None] = {}
    for name in ("began_on", "ended_on"):
        days[name], odd = _day(said.get(name, ""))
        problem = problem or odd
    if any(len(name) > NAME_MAX for _kind, name in path):
        problem = _("名称超过 %(n)d 个字。请写短一些。") % {"n": NAME_MAX}
    others = re.split(r"[、,，;；/]", said.get("said", ""))
    return {
        "line": line,
        "path": path,
        "name_en": said.get("name_en", "")[:120],
        "official": said.get("official", "")[:32],
        "said": [name.strip()[:NAME_MAX] for name in others if name.strip()],
        **days,
        "problem": problem,
    }


def _day(text: str) -> tuple[str | None, str]:
    if not text:
        return None, ""
    found = _DATE.match(text)
    try:
        assert found is not None
        return dt.date(*map(int, found.groups())).isoformat(), ""
    except (AssertionError, ValueError):
        return None, _("日期“%(text)s”看不懂。请写成 2026-05-01 这样。") % {
            "text": text[:20]
        }
