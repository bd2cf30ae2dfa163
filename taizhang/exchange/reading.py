"""Read a ledger kept elsewhere: `read(file)` gives every line of every sheet, once.

The file is read twice, first for where its tables are, then line after line: rows are
yielded as they come, so that a file of a hundred thousand is never held as rows at once.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from taizhang.exchange.above import Above
from taizhang.exchange.columns import SEPARATOR, Column, checked_mapping, comparable
from taizhang.exchange.fingerprints import Occurrences, matter
from taizhang.exchange.headers import blank
from taizhang.exchange.lines import kind_of
from taizhang.exchange.parsed import (
    Cell,
    Fault,
    Field,
    Line,
    LineKind,
    ParsedRow,
    Problem,
    Severity,
)
from taizhang.exchange.rows import Circumstances, read_row
from taizhang.exchange.sources import Source, opened
from taizhang.exchange.survey import COLUMNS_MAX, Survey, Table, surveyed
from taizhang.exchange.text import empty, one_line, says_nothing, written

_CARRIED_ON = (LineKind.DATA, LineKind.BLANK, LineKind.REPEATED_HEADER)


@dataclass(frozen=True, kw_only=True)
class SheetFound:
    """A sheet: its lines, its columns as matched (of all its tables), and its problems."""

    name: str
    hidden: bool
    line_count: int
    columns: tuple[Column, ...]
    problems: tuple[Problem, ...]


class Reading:
    """A file that can be read as a ledger. Close it, or use it in a `with`.

    Only one iteration may be under way at a time: they share the file.
    """

    def __init__(
        self, source: Source, mapping: Mapping[str, Field | None], today: dt.date | None
    ) -> None:
        self.name = source.name
        self._source = source
        self._today = today
        self._surveys = [surveyed(sheet, source.name, mapping) for sheet in source.sheets]
        self.sheets = tuple(_found(survey) for survey in self._surveys)
        self.problems = self._mapping_problems(mapping)

    def __enter__(self) -> "Reading":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._source.close()

    def lines(self) -> Iterator[Line]:
        """Yield every line of every sheet in order, those of data with their row."""
        occurrences = Occurrences()
        for survey in self._surveys:
            yield from _Pass(survey, occurrences, self._today).lines()

    def rows(self) -> Iterator[ParsedRow]:
        """Yield the rows of data."""
        return (line.row for line in self.lines() if line.row)

    def _mapping_problems(self, mapping: Mapping[str, Field | None]) -> tuple[Problem, ...]:
        columns = [column for sheet in self.sheets for column in sheet.columns]
        there = {comparable(c.title) for c in columns}
        there |= {comparable(c.heading + SEPARATOR + c.title) for c in columns}
        return tuple(
            Problem(fault=Fault.COLUMN_NOT_THERE, severity=Severity.NOTE, column=title)
            for title in mapping
            if title not in there
        )


def read(
    file: str | Path | BinaryIO,
    mapping: Mapping[str, str | None] | None = None,
    *,
    name: str = "",
    today: dt.date | None = None,
) -> Reading:
    """Return the reading of `file`.

    `mapping` gives fields by column title, None keeping a column as an extra; it comes
    before what the titles mean by themselves. With `today`, later dates are told. Raises
    Unreadable if the file as a whole cannot be read.
    """
    fields = checked_mapping(mapping)
    source = opened(file, name)
    try:
        return Reading(source, fields, today)
    except BaseException:
        source.close()
        raise


def _found(survey: Survey) -> SheetFound:
    columns = {c.title: c for table in survey.tables for c in table.columns}
    return SheetFound(
        name=survey.sheet.name,
        hidden=survey.sheet.hidden,
        line_count=survey.line_count,
        columns=tuple(columns.values()),
        problems=survey.problems,
    )


@dataclass
class _Pass:
    """One way through a sheet, from its first line to its last."""

    survey: Survey
    occurrences: Occurrences
    today: dt.date | None

    def __post_init__(self) -> None:
        self._above = Above(self.survey.sheet.merges)

    def lines(self) -> Iterator[Line]:
        name, current = self.survey.sheet.name, None
        for row, cells in enumerate(self.survey.sheet.rows()):
            table = self.survey.table_at(row)
            kind = _kind(row, cells, table)
            self._above.note_merges(row, cells)
            if kind not in _CARRIED_ON or table is not current:
                self._above.begin_table()
                current = table
            parsed = None
            if table and kind is LineKind.DATA:
                parsed = self._parsed(table, row, cells)
            yield Line(
                sheet=name, number=row + 1, kind=kind, cells=tuple(cells), row=parsed
            )

    def _parsed(self, table: Table, row: int, cells: Sequence[Cell]) -> ParsedRow:
        name, place_above = self.survey.sheet.name, _place_above(self._above, table)
        whole, filled = self._above.filled(row, cells, table.columns, table.grouped)
        told = [column for column in table.columns if not column.is_verdict]
        around = Circumstances(
            context=self.survey.context, today=self.today, place_above=place_above
        )
        issue, problems = read_row(told, whole, around)
        fingerprint, twin = self.occurrences.fingerprint(issue, (name, row + 1))
        return ParsedRow(
            sheet=name,
            heading=self.survey.heading,
            line=row + 1,
            issue=issue,
            titles=tuple(column.title for column in told),
            cells=tuple(whole[column.place] for column in told),
            problems=(*problems, _same_as(twin, name)) if twin else problems,
            filled=tuple(table.columns[place].title for place in filled),
            fingerprint=fingerprint,
            matter=matter(issue),
        )


def _kind(row: int, cells: Sequence[Cell], table: Table | None) -> LineKind:
    if table is None:
        filled = [written(cell) for cell in cells if not empty(cell)]
        if not filled:
            return LineKind.BLANK
        return LineKind.TITLE if len(set(filled)) == 1 else LineKind.FILLER
    if row <= table.last:
        return LineKind.BLANK if blank(cells) else LineKind.HEADER
    return kind_of(cells[:COLUMNS_MAX], table.columns, table.header)


def _place_above(above: Above, table: Table) -> str:
    places = [c.place for c in table.columns if c.meaning is Field.PLACE]
    texts = [one_line(written(cell)) for cell in above.last(places)]
    return " ".join(text for text in texts if not says_nothing(text)).strip()


def _same_as(twin: tuple[str, int], sheet: str) -> Problem:
    """Return the note that a row repeats another: both come in, and can be merged then."""
    return Problem(
        fault=Fault.SAME_AS_LINE,
        severity=Severity.NOTE,
        value="" if twin[0] == sheet else twin[0],
        detail=str(twin[1]),
    )
