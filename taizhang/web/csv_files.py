"""Rows of text as CSV, with nothing in it that a sheet program could run."""

import csv
from collections.abc import Iterable, Iterator

BOM = "\ufeff"
# A cell that begins so is a formula to a sheet program; an apostrophe keeps it a text.
LIVE = ("=", "+", "-", "@", "\t", "\r", "\0", "＝", "＋", "－", "＠")


def csv_lines(sheet: Iterable[list[str]]) -> Iterator[str]:
    """Yield CSV that a Chinese Excel opens as it is: with a byte-order mark."""
    writer = csv.writer(_Echo())
    yield BOM
    for cells in sheet:
        yield writer.writerow([inert(cell) for cell in cells])


def inert(cell: str) -> str:
    """Return `cell` so that no sheet program takes it for a formula."""
    return f"'{cell}" if cell.startswith(LIVE) else cell


class _Echo:
    """A file whose `write` gives back what it was told, so that CSV can be streamed."""

    def write(self, text: str) -> str:
        return text
