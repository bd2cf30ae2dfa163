"""The first reading of a sheet: where its tables are and how their columns are written."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from taizhang.exchange.above import GROUPABLE, Habits
from taizhang.exchange.columns import Column, given_meaning, widened
from taizhang.exchange.dates import Sheetwide, sheetwide
from taizhang.exchange.headers import (
    HEADER_LINES_MAX,
    Texts,
    blank,
    columns_of,
    could_be_heading,
    known_count,
    same_header,
    titles_of,
)
from taizhang.exchange.lines import kind_of
from taizhang.exchange.parsed import Cell, Fault, Field, LineKind, Problem, Severity
from taizhang.exchange.sources import Sheet
from taizhang.exchange.text import empty, written
from taizhang.exchange.values import status_finished
from taizhang.exchange.workbooks import Merge

COLUMNS_MAX = 200
_LINE_CHARS_MAX = 200
_HEADINGS_MAX = 5
_TITLES_OF_NEXT_TABLE_MIN = 3


@dataclass
class Table:
    """A table within a sheet: the lines of its header, from 0, and its columns."""

    first: int
    last: int
    header: tuple[Texts, ...]
    columns: tuple[Column, ...]
    habits: dict[int, Habits]
    statuses: dict[int, set[bool | None]]
    width: int = 0

    def watch(self, cells: Sequence[Cell]) -> None:
        """Note how a row of data is written."""
        self.width = max(self.width, len(cells))
        for place, habits in self.habits.items():
            habits.watch(cells[place] if place < len(cells) else "")
        for place, seen in self.statuses.items():
            if place < len(cells) and not empty(cells[place]):
                seen.add(status_finished(written(cells[place])))

    @property
    def grouped(self) -> set[int]:
        """The places of columns in which a blank means “as above”."""
        return {place for place, habits in self.habits.items() if habits.grouped}


@dataclass
class Survey:
    """What the first reading of a sheet found."""

    sheet: Sheet
    tables: list[Table] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    context: Sheetwide = field(default_factory=Sheetwide)
    heading: str = ""
    line_count: int = 0
    filled_count: int = 0
    lost_count: int = 0

    def table_at(self, row: int) -> Table | None:
        """Return the table that `row` belongs to, its header included."""
        reached = [table for table in self.tables if table.first <= row]
        return reached[-1] if reached else None

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is to be said about the sheet as a whole."""
        told = []
        if not self.tables and self.filled_count:
            told.append((Fault.SHEET_WITHOUT_HEADER, self.filled_count))
        if self.lost_count:
            told.append((Fault.SHEET_TOO_WIDE, self.lost_count))
        return tuple(
            Problem(fault=fault, severity=Severity.NOTE, detail=str(count))
            for fault, count in told
        )


def surveyed(sheet: Sheet, source_name: str, mapping: Mapping[str, Field | None]) -> Survey:
    """Read `sheet` once and return what is where."""
    survey = Survey(sheet)
    for row, (cells, following) in enumerate(_windows(sheet.rows())):
        survey.line_count += 1
        survey.filled_count += not blank(cells)
        survey.lost_count += sum(not empty(cell) for cell in cells[COLUMNS_MAX:])
        table = survey.tables[-1] if survey.tables else None
        if table and row <= table.last:
            continue
        cells = cells[:COLUMNS_MAX]
        if _begins_table(cells, following, table, mapping):
            _settle_context(survey, source_name)
            survey.tables.append(_table(survey, row, [cells, *following], mapping))
        elif table and kind_of(cells, table.columns, table.header) is LineKind.DATA:
            table.watch(cells)
        elif not table and len(survey.headings) < _HEADINGS_MAX:
            survey.headings += [title for title in titles_of(cells) if title]
    for table in survey.tables:
        table.columns = widened(_with_untitled_status(table), table.width)
    return survey


def _settle_context(survey: Survey, source_name: str) -> None:
    """Learn year and month from what stands over the table, and keep what says so."""
    headings = survey.headings
    survey.context = sheetwide(survey.sheet.name, *headings, source_name)
    dated = (text for text in (*headings, source_name) if sheetwide(text).year)
    survey.heading = next(dated, headings[0] if headings else "")


def _windows(
    rows: Iterable[Sequence[Cell]],
) -> Iterator[tuple[Sequence[Cell], list[Sequence[Cell]]]]:
    """Yield each row with the rows after it that a header could go on in."""
    ahead = deque[Sequence[Cell]]()
    for row in rows:
        ahead.append(row)
        if len(ahead) == HEADER_LINES_MAX:
            yield ahead.popleft(), [later[:COLUMNS_MAX] for later in ahead]
    while ahead:
        yield ahead.popleft(), [later[:COLUMNS_MAX] for later in ahead]


def _begins_table(
    cells: Sequence[Cell],
    following: list[Sequence[Cell]],
    table: Table | None,
    mapping: Mapping[str, Field | None],
) -> bool:
    """Return whether the titles of a table stand here, other ones than those above."""
    if not _could_be_titles(cells):
        return False
    titles = titles_of(cells)
    if table:
        new = known_count(titles, mapping) >= _TITLES_OF_NEXT_TABLE_MIN
        return new and not same_header(cells, table.header)
    if known_count(titles, mapping) >= 2:
        return True
    if sum(1 for title in titles if title) == 1:
        return known_count(titles, mapping) == 1 and _single_column(following)
    below = following[0] if following else ()
    goes_on = _could_be_titles(below) and known_count(titles_of(below), mapping) >= 2
    return goes_on and could_be_heading(titles)


def _could_be_titles(cells: Sequence[Cell]) -> bool:
    """Return at little cost whether a line holds nothing but short texts."""
    return not blank(cells) and all(
        isinstance(cell, str) and len(cell) <= _LINE_CHARS_MAX for cell in cells
    )


def _single_column(following: list[Sequence[Cell]]) -> bool:
    """Return whether the lines below use one column only, as a bare list does."""
    return bool(following) and all(
        sum(not empty(cell) for cell in cells) <= 1 for cells in following
    )


def _table(
    survey: Survey,
    first: int,
    lines: list[Sequence[Cell]],
    mapping: Mapping[str, Field | None],
) -> Table:
    merges = [m for m in survey.sheet.merges if first <= m[0][0] < first + len(lines)]
    depth = _depth(first, lines, merges, mapping)
    merged = {
        (row - first, place): (top - first, left)
        for (top, left), (bottom, right) in merges
        for row in range(top, min(bottom, first + depth - 1) + 1)
        for place in range(left, min(right, COLUMNS_MAX - 1) + 1)
    }
    header = tuple(titles_of(line) for line in lines[:depth])
    columns = columns_of(header, merged, mapping)
    habits = {
        c.place: Habits(survey.context, is_date=c.meaning is Field.RAISED_AT)
        for c in columns
        if c.meaning in GROUPABLE
    }
    statuses = {c.place: set[bool | None]() for c in columns if c.untitled}
    return Table(first, first + depth - 1, header, columns, habits, statuses)


def _depth(
    first: int,
    lines: list[Sequence[Cell]],
    merges: list[Merge],
    mapping: Mapping[str, Field | None],
) -> int:
    """Return how many of `lines` are the header: merged down into, or titles as well."""
    depth = 1
    while depth < len(lines):
        line = lines[depth]
        reached = any(
            top < first + depth <= bottom for (top, _), (bottom, _) in merges
        ) and _could_be_titles(line)
        titles = titles_of(line) if _could_be_titles(line) else ()
        if not reached and (not titles or known_count(titles, mapping) < 2):
            break
        depth += 1
    return depth


def _with_untitled_status(table: Table) -> tuple[Column, ...]:
    """Return the columns, one without a title but full of status words being the status."""
    if any(c.meaning is Field.STATUS for c in table.columns):
        return table.columns
    for place, seen in table.statuses.items():
        if seen and None not in seen:
            return given_meaning(table.columns, place, Field.STATUS)
    return table.columns
