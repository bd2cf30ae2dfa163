"""Reading orders: a sheet of many, rows copied out of one, or the text of single orders.

Every order comes out as its fields in words; `orders` says what they mean and what is odd.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import BinaryIO

from taizhang.files.sources import opened
from taizhang.files.text import cleaned, empty, one_line, plain, written
from taizhang.files.unreadable import Reason, Unreadable
from taizhang.files.workbooks import Cell
from taizhang.hotline.titles import FIELDS, RANKED, WORDS

ORDERS_MAX = 500
HEADER_WITHIN = 10
LINES_MAX = ORDERS_MAX + HEADER_WITHIN + 1
CELL_MAX = 12_000
Said = dict[str, str]
_WORDS = "|".join(map(re.escape, WORDS))
# “【诉求人】” anywhere; “工单编号：” or “3、问题描述:” where a line or another value begins.
_LABEL = re.compile(
    rf"[【\[]\s*({_WORDS})\s*[】\]]\s*[:：]?"
    rf"|(?:^|(?<=[\n\t;；])|(?<=  )|(?<=\u3000))[ \t]*(?:[（(]?\d{{1,2}}[)）、.]\s*)?"
    rf"({_WORDS})[ \t]*[:：]"
)


def from_file(file: BinaryIO, name: str) -> list[Said]:
    """Return the orders of the first sheet that has any, each with its `line`.

    Raises:
        Unreadable: it is no table, too long, or nothing in it looks like orders.
    """
    source = opened(file, name)
    try:
        for sheet in source.sheets:
            rows = list(islice(sheet.rows(), LINES_MAX))
            if found := _table(enumerate(rows, 1)):
                return found
    finally:
        source.close()
    raise Unreadable(Reason.EMPTY)


def from_text(text: str) -> list[Said]:
    """Return the orders of a pasted text: rows copied out of a sheet, or orders in words.

    Raises:
        Unreadable: too long, or nobody can tell what is what.
    """
    text = cleaned(text.replace("\r\n", "\n").replace("\r", "\n")).text
    lines = text.split("\n")
    found = (
        _table(enumerate((line.split("\t") for line in lines), 1)) if "\t" in text else []
    )
    found = found or list(_in_words(text))
    if not found:
        raise Unreadable(Reason.EMPTY)
    if len(found) > ORDERS_MAX:
        raise Unreadable(Reason.TOO_MANY_ROWS, str(ORDERS_MAX))
    return found


def _table(rows: Iterable[tuple[int, Sequence[Cell]]]) -> list[Said]:
    """Return the orders below the row of titles; [] where there is no such row."""
    places: dict[str, int] = {}
    found: list[Said] = []
    for number, row in rows:
        if places:
            said = {name: _text(row, at) for name, at in places.items()}
            if any(said.values()):
                found.append(said | {"line": str(number)})
        elif number > HEADER_WITHIN:
            return []
        else:
            places = _header(row)
        if len(found) > ORDERS_MAX:
            raise Unreadable(Reason.TOO_MANY_ROWS, str(ORDERS_MAX))
    return found


def _header(row: Sequence[Cell]) -> dict[str, int]:
    """Return where the fields stand; {} if this is not the row of titles."""
    ranked: dict[str, tuple[int, int]] = {}
    for place, cell in enumerate(row):
        title = plain(written(cell)).rstrip(":：*")
        field, rank = RANKED.get(title, ("", 0))
        if field and (field not in ranked or rank < ranked[field][0]):
            ranked[field] = rank, place
    told = "number" in ranked and bool({"title", "words"} & set(ranked))
    return {name: place for name, (_rank, place) in ranked.items()} if told else {}


def _text(row: Sequence[Cell], place: int) -> str:
    cell = row[place] if place < len(row) else ""
    return "" if empty(cell) else cleaned(written(cell)).text[:CELL_MAX]


def _in_words(text: str) -> Iterator[Said]:
    """Yield the orders of a text with a label before each value; a number begins another."""
    marks = list(_LABEL.finditer(text))
    said: Said = {}
    line = 1
    for place, mark in enumerate(marks):
        field, _rank = RANKED[plain(mark[1] or mark[2])]
        end = marks[place + 1].start() if place + 1 < len(marks) else len(text)
        value = text[mark.end() : end].strip(" \t\n;；")[:CELL_MAX]
        if field == "number" and said.get("number"):
            yield said | {"line": str(line)}
            said = {}
        if not said:
            line = text.count("\n", 0, mark.start()) + 1
        kept = value if field == "words" else one_line(value)
        said[field] = said.get(field) or kept
    if said.get("number") or said.get("words"):
        yield {name: said.get(name, "") for name in FIELDS} | {"line": str(line)}
