"""Find where a table begins: one to three lines of titles, some merged, often repeated.

A line is taken for titles by what it says, not by its place: offices put the name of the
ledger, the reporting unit and a date above it.
"""

import re
from collections.abc import Collection, Mapping, Sequence

from taizhang.exchange.columns import Column, comparable, known, matched
from taizhang.exchange.parsed import Field
from taizhang.files.text import cleaned, empty, one_line, plain, written
from taizhang.files.workbooks import Cell

Texts = tuple[str, ...]

HEADER_LINES_MAX = 3
_TITLE_CHARS_MAX = 24
_VALUE = re.compile(r"[\d\s.,:/年月日时分秒%-]+")


def titles_of(cells: Sequence[Cell]) -> Texts:
    """Return the cells of a line as titles, each on one line."""
    return tuple(one_line(cleaned(written(cell)).text) for cell in cells)


def known_count(titles: Texts, mapping: Collection[str]) -> int:
    """Return how many different known titles stand in a line; 0 if it holds values."""
    filled = [title for title in titles if title]
    names = {comparable(t) for t in filled if known(t) or comparable(t) in mapping}
    # A remark such as “备注：可不填” may stand between titles, if they are many.
    if len(names) < 4 and any(_no_title(title) for title in filled):
        return 0
    # Two known words may stand in a row of data; three, or half of them, are titles.
    return len(names) if len(names) >= 3 or 2 * len(names) >= len(filled) else 0


def could_be_heading(titles: Texts) -> bool:
    """Return whether a line could be the upper part of titles: 诉求情况 over several."""
    filled = [title for title in titles if title]
    return len(filled) > 1 and not any(_no_title(title) for title in filled)


def columns_of(
    header: Sequence[Texts],
    merged: Mapping[tuple[int, int], tuple[int, int]],
    mapping: Mapping[str, Field | None],
) -> tuple[Column, ...]:
    """Return the columns below the lines of `header`.

    `merged` says, for (line of the header, place), where the merged cell begins.
    """
    width = max(len(titles) for titles in header)
    lines = [titles + ("",) * (width - len(titles)) for titles in header]
    pairs = []
    for place in range(width):
        parts = [_part(lines, i, place, merged) for i in range(len(lines))]
        told = list(dict.fromkeys(part for part in parts if part))
        pairs.append(("".join(told[:-1]), told[-1] if told else ""))
    return matched(pairs, mapping)


def same_header(cells: Sequence[Cell], header: Sequence[Texts]) -> bool:
    """Return whether a line repeats a line of the header above it."""
    titles = titles_of(cells)
    filled = [(i, plain(title)) for i, title in enumerate(titles) if title]
    if len(filled) < 2:
        return False
    for line in header:
        equal = sum(1 for i, t in filled if i < len(line) and plain(line[i]) == t)
        if equal == len(filled) or (equal >= 3 and equal >= 0.8 * len(filled)):
            return True
    return False


def blank(cells: Sequence[Cell]) -> bool:
    """Return whether nothing is written in a line."""
    return all(empty(cell) for cell in cells)


def _no_title(text: str) -> bool:
    """Return whether `text` is a value or a remark such as “填报单位：…”."""
    long = len(text) > _TITLE_CHARS_MAX and not known(text)
    said = re.search(r"[:：].", text) is not None
    return long or said or _VALUE.fullmatch(text) is not None


def _part(
    lines: list[Texts],
    line: int,
    place: int,
    merged: Mapping[tuple[int, int], tuple[int, int]],
) -> str:
    if (line, place) in merged:
        from_line, from_place = merged[line, place]
        return lines[from_line][from_place]
    if lines[line][place] or line == len(lines) - 1:
        return lines[line][place]
    return _heading_to_the_left(lines, line, place)


def _heading_to_the_left(lines: list[Texts], line: int, place: int) -> str:
    """Return the heading that reaches over `place` where cells were blanked, not merged."""
    below = lines[line + 1]
    if not below[place]:
        return ""
    for left in range(place - 1, -1, -1):
        if not below[left]:
            return ""
        if lines[line][left]:
            return lines[line][left]
    return ""
