"""Read a ledger kept elsewhere: `read(file)` gives every line of every sheet, once.

The file is read twice, first for where its tables are, then line after line: rows are
yielded as they come, so that a file of a hundred thousand is never held as rows at once.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from taizhang.exchange.above import Above
from taizhang.exchange.columns import (
    SEPARATOR,
    Column,
    checked_mapping,
    comparable,
    key_of,
)
from taizhang.exchange.fingerprints import Occurrences, matter
from taizhang.exchange.headers import blank
from taizhang.exchange.layout import Terms
from taizhang.exchange.lines import kind_of
from taizhang.exchange.parsed import (
    ZONE,
    Fault,
    Field,
    Line,
    LineKind,
    ParsedRow,
    Problem,
    Severity,
)
from taizhang.exchange.rows import Circumstances, read_row
from taizhang.exchange.shapes import matching_of
from taizhang.exchange.survey import COLUMNS_MAX, Knowing, Survey, Table, surveyed
from taizhang.files.dates import Sheetwide
from taizhang.files.delimited import Delimited
from taizhang.files.sources import Source, opened
from taizhang.files.text import cleaned, empty, one_line, says_nothing, written
from taizhang.files.workbooks import Cell

_CARRIED_ON = (LineKind.DATA, LineKind.BLANK, LineKind.REPEATED_HEADER)


_AS_FOUND = Terms()
# What such a problem says of a row stays true however its cells are put right.
_LASTING = (Fault.SAME_AS_LINE, Fault.SAME_NUMBER, Fault.LATER_COPY)


@dataclass(frozen=True, kw_only=True)
class SheetFound:
    """A sheet: its lines, its columns as matched (of all its tables), and its problems.

    `header` is the line of its first header, from 1; 0: there is none. `samples` are some
    cells of each column, by its title.
    """

    name: str
    hidden: bool
    taken: bool
    header: int
    line_count: int
    columns: tuple[Column, ...]
    opening: tuple[tuple[Cell, ...], ...]
    samples: dict[str, tuple[Cell, ...]]
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Told:
    """What the rows of a table have in common."""

    columns: tuple[Column, ...]
    context: Sheetwide


class Reading:
    """A file that can be read as a ledger. Close it, or use it in a `with`.

    Only one iteration may be under way at a time: they share the file. `tables` are all
    tables in order, `shapes` how those with titles are matched, by the mark of the shape.
    """

    def __init__(
        self,
        source: Source,
        mapping: Mapping[str, Field | None],
        today: dt.date | None,
        terms: Terms,
    ) -> None:
        self.name = source.name
        self._source = source
        end = dt.datetime.combine(today, dt.time.max, ZONE) if today else None
        latest = terms.at or end
        self.around = Circumstances(context=Sheetwide(), latest=latest, office=terms.office)
        knowing = Knowing(mapping, terms.memory)
        self._surveys = [
            surveyed(sheet, source.name, knowing, terms.layout.of(cleaned(sheet.name).text))
            for sheet in source.sheets
        ]
        self.sheets = tuple(_found(survey) for survey in self._surveys)
        each = [(survey, table) for survey in self._surveys for table in survey.tables]
        self.tables = tuple(Told(table.told, survey.context) for survey, table in each)
        self.shapes = {t.shape: matching_of(t.columns) for _, t in each if t.shape}
        text = source.opened if isinstance(source.opened, Delimited) else None
        self.encoding = text.encoding if text else ""
        self.delimiter = text.delimiter if text else ""
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
        occurrences, tables_before = Occurrences(), 0
        for survey in self._surveys:
            yield from _Pass(survey, occurrences, self.around, tables_before).lines()
            tables_before += len(survey.tables)

    def rows(self) -> Iterator[ParsedRow]:
        """Yield the rows of data."""
        return (line.row for line in self.lines() if line.row)

    def _mapping_problems(self, mapping: Mapping[str, Field | None]) -> tuple[Problem, ...]:
        columns = [column for sheet in self.sheets for column in sheet.columns]
        there = {comparable(c.title) for c in columns}
        there |= {comparable(c.heading + SEPARATOR + c.title) for c in columns}
        there |= {key_of(c.title) for c in columns}
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
    terms: Terms = _AS_FOUND,
) -> Reading:
    """Return the reading of `file`.

    `mapping` gives fields by column title, None keeping a column as an extra; it comes
    before what the titles mean by themselves. With `today`, later dates are told. Raises
    Unreadable if the file as a whole cannot be read.
    """
    fields = checked_mapping(mapping)
    source = opened(
        file,
        name,
        encoding=terms.layout.encoding,
        delimiter=terms.layout.delimiter,
    )
    try:
        return Reading(source, fields, today, terms)
    except BaseException:
        source.close()
        raise


def read_again(
    row: ParsedRow, told: Told, cells: tuple[Cell, ...], around: Circumstances
) -> ParsedRow:
    """Return `row` as it reads with other `cells`. It keeps the mark it is known by."""
    around = replace(around, context=told.context, place_above=row.place_above)
    issue, problems = read_row(told.columns, cells, around)
    lasting = tuple(problem for problem in row.problems if problem.fault in _LASTING)
    return replace(
        row, issue=issue, cells=cells, problems=(*problems, *lasting), matter=matter(issue)
    )


def _found(survey: Survey) -> SheetFound:
    columns = {c.title: c for table in survey.tables for c in table.columns}
    samples: dict[str, tuple[Cell, ...]] = {}
    for table in survey.tables:
        for column, cells in zip(table.columns, table.samples, strict=False):
            samples[column.title] = (*samples.get(column.title, ()), *cells)
    first = survey.tables[0] if survey.tables else None
    return SheetFound(
        name=survey.sheet.name,
        hidden=survey.sheet.hidden,
        taken=survey.choice.taken,
        header=first.first + 1 if first and first.header else 0,
        line_count=survey.line_count,
        columns=tuple(columns.values()),
        opening=tuple(survey.opening),
        samples=samples,
        problems=survey.problems,
    )


@dataclass
class _Pass:
    """One way through a sheet, from its first line to its last."""

    survey: Survey
    occurrences: Occurrences
    around: Circumstances
    tables_before: int

    def __post_init__(self) -> None:
        self._above = Above(self.survey.sheet.merges)
        self._numbers: dict[str, int] = {}

    def lines(self) -> Iterator[Line]:
        name, current = self.survey.sheet.name, None
        for row, cells in enumerate(self.survey.sheet.rows()):
            table = self.survey.table_at(row)
            kind = _kind(row, cells, table)
            if not self.survey.choice.taken:
                kind = LineKind.LEFT_OUT
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
        told = table.told
        kept = tuple(whole[column.place] for column in told)
        around = replace(self.around, context=self.survey.context, place_above=place_above)
        issue, problems = read_row(told, kept, around)
        fingerprint, twin = self.occurrences.fingerprint(issue, (name, row + 1))
        return ParsedRow(
            sheet=name,
            heading=self.survey.heading,
            line=row + 1,
            issue=issue,
            titles=tuple(column.title for column in told),
            cells=kept,
            problems=(
                *problems,
                *self._same_as(twin, table.number_title, issue.old_number, row),
            ),
            filled=tuple(table.columns[place].title for place in filled),
            fingerprint=fingerprint,
            matter=matter(issue),
            table=self.tables_before + self.survey.tables.index(table),
            place_above=place_above,
        )

    def _same_as(
        self, twin: tuple[str, int] | None, title: str, number: str, row: int
    ) -> Iterator[Problem]:
        """Yield the notes that a row repeats another: both come in unless one is skipped."""
        sheet = self.survey.sheet.name
        first = self._numbers.setdefault(number, row + 1) if number and title else row + 1
        if twin:
            yield Problem(
                fault=Fault.SAME_AS_LINE,
                severity=Severity.NOTE,
                value="" if twin[0] == sheet else twin[0],
                detail=str(twin[1]),
            )
        elif first != row + 1:
            yield Problem(
                fault=Fault.SAME_NUMBER,
                severity=Severity.NOTE,
                column=title,
                value=number,
                detail=str(first),
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
