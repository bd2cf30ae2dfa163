"""Rows copied in Excel or WPS and pasted as text: tabs between cells, one line a row.

A cell with a line end or a tab in it comes in quotes; one that merely begins with a quote
does not, and stays as it is.
"""

import csv
import io
import re

from taizhang.exchange.layout import Layout

ROWS_MIN = 2
CHARS_MAX = 2_000_000
LAYOUT = Layout(encoding="utf-8", delimiter=",")

_QUOTED = re.compile(r'"((?:[^"]|"")*)"(?=\t|\n|$)')
_BARE = re.compile(r"[^\t\n]*")


def pasted_rows(text: str) -> list[list[str]]:
    """Return the rows of a pasted text, without empty ones at the end."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    rows: list[list[str]] = [[]]
    place = 0
    while place <= len(text):
        place, cell = _cell(text, place)
        rows[-1].append(cell)
        if place < len(text) and text[place] == "\n":
            rows.append([])
        place += 1
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    return rows


def as_file(rows: list[list[str]]) -> bytes:
    """Return `rows` as the file that is read: a text table without doubtful quotes."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(rows)
    return out.getvalue().encode("utf-8", "replace")


def _cell(text: str, place: int) -> tuple[int, str]:
    """Return where the cell at `place` ends, and what stands in it."""
    quoted = _QUOTED.match(text, place)
    # Excel quotes only what would else be cut; "出警" alone is somebody's own marks.
    if quoted and re.search(r'[\t\n]|""', quoted[1]):
        return quoted.end(), quoted[1].replace('""', '"')
    bare = _BARE.match(text, place)
    assert bare, "an empty cell matches too"
    return bare.end(), bare[0]
