"""The rows of a file that something is to be said about, one a line, with their standing.

A line begins with what is needed to count it, so that a fix costs reading the lines that it
is about and copying the others:

    place TAB standing TAB flags TAB marks TAB other marks TAB faults TAB the row as it was read, JSON
"""

import datetime as dt
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, BinaryIO

from taizhang.core.codec import plain, value_from
from taizhang.exchange.columns import Column, How
from taizhang.exchange.parsed import Field, ImportedIssue, ParsedRow, Problem
from taizhang.exchange.reading import Told
from taizhang.files.dates import Sheetwide
from taizhang.files.workbooks import Cell

_KINDS_OF_TIME: Mapping[str, Callable[[str], Cell]] = {
    "datetime": dt.datetime.fromisoformat,
    "date": dt.date.fromisoformat,
    "time": dt.time.fromisoformat,
}


class Standing(StrEnum):
    """What will become of a row of doubt. Stored as one letter.

    NOTED comes in, and there is something to say; of rows with the same to say the first
    is NOTED and the others ALIKE. KNOWN is on the ledger already; a KNOWN_BLOCKED one
    could not even be read otherwise.
    """

    UNSETTLED = "?"
    READY = "R"
    NOTED = "N"
    ALIKE = "A"
    BLOCKED = "B"
    DOUBLE = "D"
    SKIPPED = "S"
    KNOWN = "K"
    KNOWN_BLOCKED = "k"


COMING_IN = (Standing.READY, Standing.NOTED, Standing.ALIKE)
"""Standings of rows that will be registered."""

STAGED = (*COMING_IN, Standing.DOUBLE, Standing.KNOWN)
"""Standings of rows that the import looks at once more, because the ledger decides."""


@dataclass(frozen=True)
class Doubt:
    """A line. `flags` are letters: f finished, u unlocated, d undated.

    `marks` are those of the problems still open, `others` those of decisions about it.
    """

    place: str
    standing: Standing
    flags: str
    marks: tuple[str, ...]
    others: tuple[str, ...]
    faults: tuple[str, ...]
    told: bytes

    def row(self) -> ParsedRow:
        """Return the row, its cells as they were read and its meaning still unread."""
        return _row(json.loads(self.told))

    def line(self) -> bytes:
        """Return the line, its end included."""
        head = "\t".join(
            (
                self.place,
                self.standing,
                self.flags,
                ",".join(self.marks),
                ",".join(self.others),
                ",".join(self.faults),
            )
        )
        return head.encode() + b"\t" + self.told + b"\n"


def unsettled(row: ParsedRow) -> Doubt:
    """Return the line of a row that was just read."""
    told = {
        "sheet": row.sheet,
        "heading": row.heading,
        "line": row.line,
        "table": row.table,
        "above": row.place_above,
        "titles": row.titles,
        "cells": [_packed(cell) for cell in row.cells],
        "filled": row.filled,
        "problems": [plain(problem) for problem in row.problems],
        "fingerprint": row.fingerprint,
    }
    packed = json.dumps(told, ensure_ascii=False).encode("utf-8", "replace")
    return Doubt(place_of(row), Standing.UNSETTLED, "", (), (), (), packed)


def place_of(row: ParsedRow) -> str:
    """Return where `row` stands in its file, for sorting."""
    return f"{row.table:05}.{row.line:07}"


def doubts(stream: BinaryIO) -> Iterator[Doubt]:
    """Yield the lines of `stream` from where it stands."""
    for line in stream:
        yield doubt_from(line)


def doubt_from(line: bytes) -> Doubt:
    """Return what stands in a line."""
    *head, told = line.rstrip(b"\n").split(b"\t", 6)
    place, standing, flags, *lists = (part.decode() for part in head)
    marks, others, faults = (tuple(text.split(",")) if text else () for text in lists)
    return Doubt(place, Standing(standing), flags, marks, others, faults, told)


def tables_as_json(tables: tuple[Told, ...]) -> list[Any]:
    """Return what `tables_from` reads back."""
    return [
        {
            "year": told.context.year,
            "month": told.context.month,
            "columns": [
                [c.place, c.title, c.heading, c.meaning or "", c.how, c.untitled]
                for c in told.columns
            ],
        }
        for told in tables
    ]


def tables_from(kept: list[Any]) -> tuple[Told, ...]:
    """Return the tables that were kept."""
    return tuple(
        Told(
            tuple(_column(*column) for column in table["columns"]),
            Sheetwide(year=table["year"], month=table["month"]),
        )
        for table in kept
    )


def _column(place: int, title: str, heading: str, meaning: str, *more: Any) -> Column:
    how, untitled = more
    return Column(
        place=place,
        title=title,
        heading=heading,
        meaning=Field(meaning) if meaning else None,
        how=How(how),
        untitled=untitled,
    )


def _row(told: dict[str, Any]) -> ParsedRow:
    return ParsedRow(
        sheet=told["sheet"],
        heading=told["heading"],
        line=told["line"],
        issue=ImportedIssue(),
        titles=tuple(told["titles"]),
        cells=tuple(_unpacked(cell) for cell in told["cells"]),
        problems=tuple(value_from(Problem, problem) for problem in told["problems"]),
        filled=tuple(told["filled"]),
        fingerprint=told["fingerprint"],
        table=told["table"],
        place_above=told["above"],
    )


def _packed(cell: Cell) -> Any:
    if isinstance(cell, dt.timedelta):
        return {"timedelta": cell.total_seconds()}
    if isinstance(cell, dt.datetime | dt.date | dt.time):
        return {type(cell).__name__: cell.isoformat()}
    return cell


def _unpacked(cell: Any) -> Cell:
    if not isinstance(cell, dict):
        plain_cell: Cell = cell
        return plain_cell
    ((kind, value),) = cell.items()
    if kind == "timedelta":
        return dt.timedelta(seconds=value)
    return _KINDS_OF_TIME[kind](value)
