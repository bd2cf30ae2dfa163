"""The first reading of a sheet: where its tables are and how their columns are written."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from taizhang.exchange.above import GROUPABLE, Habits
from taizhang.exchange.columns import (
    Column,
    How,
    comparable,
    given_meaning,
    key_of,
    widened,
)
from taizhang.exchange.guessing import SAMPLES, guessed
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
from taizhang.exchange.layout import NO_TITLES, SheetChoice
from taizhang.exchange.lines import kind_of
from taizhang.exchange.parsed import Fault, Field, LineKind, Problem, Severity
from taizhang.exchange.shapes import Memory, shape_of
from taizhang.exchange.values import status_finished
from taizhang.files.dates import Sheetwide, sheetwide
from taizhang.files.sources import Sheet
from taizhang.files.text import empty, written
from taizhang.files.workbooks import Cell, Merge

COLUMNS_MAX = 200
OPENING_LINES = 8
_LINE_CHARS_MAX = 200
_HEADINGS_MAX = 5
_TITLES_OF_NEXT_TABLE_MIN = 3
_SERIALS = frozenset(("序号", "顺序号", "#", "no", "no."))


@dataclass
class Table:
    """A table within a sheet: the lines of its header, from 0, and its columns.

    One without titles has no header line: its `last` lies before its `first`. `samples`
    are cells of its first rows, by place.
    """

    first: int
    last: int
    header: tuple[Texts, ...]
    columns: tuple[Column, ...]
    habits: dict[int, Habits]
    statuses: dict[int, set[bool | None]]
    shape: str = ""
    width: int = 0
    samples: list[list[Cell]] = field(default_factory=list)

    def watch(self, cells: Sequence[Cell]) -> None:
        """Note how a row of data is written."""
        self.width = max(self.width, len(cells))
        for place, habits in self.habits.items():
            habits.watch(cells[place] if place < len(cells) else "")
        for place, seen in self.statuses.items():
            if place < len(cells) and not empty(cells[place]):
                seen.add(status_finished(written(cells[place])))
        while len(self.samples) < len(cells):
            self.samples.append([])
        for place, cell in enumerate(cells):
            if len(self.samples[place]) < SAMPLES and not empty(cell):
                self.samples[place].append(cell)

    @cached_property
    def told(self) -> tuple[Column, ...]:
        """The columns that are read; asked for once the survey is over."""
        return tuple(column for column in self.columns if not column.is_verdict)

    @cached_property
    def number_title(self) -> str:
        """The title of the numbers of the rows; "" where they only count the rows."""
        titles = (c.title for c in self.told if c.meaning is Field.OLD_NUMBER)
        title = next(titles, "")
        return "" if comparable(title) in _SERIALS else title

    @property
    def grouped(self) -> set[int]:
        """The places of columns in which a blank means “as above”."""
        return {place for place, habits in self.habits.items() if habits.grouped}


@dataclass
class Survey:
    """What the first reading of a sheet found. `opening` are its first lines."""

    sheet: Sheet
    choice: SheetChoice = SheetChoice()
    tables: list[Table] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    opening: list[tuple[Cell, ...]] = field(default_factory=list)
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
        if self.choice.taken and not self.tables and self.filled_count:
            told.append((Fault.SHEET_WITHOUT_HEADER, self.filled_count))
        if self.lost_count:
            told.append((Fault.SHEET_TOO_WIDE, self.lost_count))
        return tuple(
            Problem(fault=fault, severity=Severity.NOTE, detail=str(count))
            for fault, count in told
        )


@dataclass(frozen=True)
class Knowing:
    """What is known of titles beforehand: a mapping that was given, and shapes seen."""

    mapping: Mapping[str, Field | None]
    memory: Memory

    @property
    def titles(self) -> set[str]:
        """Titles that mean something here although the vocabulary does not know them."""
        return {*self.mapping, *self.memory.titles()}


def surveyed(
    sheet: Sheet, source_name: str, knowing: Knowing, choice: SheetChoice
) -> Survey:
    """Read `sheet` once and return what is where."""
    survey, titles = Survey(sheet, choice), knowing.titles
    if choice.taken and choice.header == NO_TITLES:
        _settle_context(survey, source_name)
        survey.tables.append(Table(0, -1, (), (), {}, {}))
    for row, (cells, following) in enumerate(_windows(sheet.rows())):
        _count(survey, cells)
        table = survey.tables[-1] if survey.tables else None
        if not choice.taken or (table and row <= table.last):
            continue
        cells = cells[:COLUMNS_MAX]
        if _begins(row, cells, following, survey, titles):
            _settle_context(survey, source_name)
            survey.tables.append(_table(survey, row, [cells, *following], knowing))
        elif table and kind_of(cells, table.columns, table.header) is LineKind.DATA:
            table.watch(cells)
        elif not table and len(survey.headings) < _HEADINGS_MAX:
            survey.headings += [title for title in titles_of(cells) if title]
    for table in survey.tables:
        table.columns = _completed(table, knowing.mapping)
    return survey


def _count(survey: Survey, cells: Sequence[Cell]) -> None:
    survey.line_count += 1
    survey.filled_count += not blank(cells)
    survey.lost_count += sum(not empty(cell) for cell in cells[COLUMNS_MAX:])
    if len(survey.opening) < OPENING_LINES:
        survey.opening.append(tuple(cells[:COLUMNS_MAX]))


def _begins(
    row: int,
    cells: Sequence[Cell],
    following: list[Sequence[Cell]],
    survey: Survey,
    titles: set[str],
) -> bool:
    """Return whether a table begins in `row`: where somebody said so, or titles stand."""
    header, table = survey.choice.header, survey.tables[-1] if survey.tables else None
    if header == NO_TITLES:
        return False
    if header and row < header:
        return row == header - 1
    return _begins_table(cells, following, table, titles)


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
    mapping: set[str],
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
    survey: Survey, first: int, lines: list[Sequence[Cell]], knowing: Knowing
) -> Table:
    merges = [m for m in survey.sheet.merges if first <= m[0][0] < first + len(lines)]
    depth = _depth(first, lines, merges, knowing.titles)
    merged = {
        (row - first, place): (top - first, left)
        for (top, left), (bottom, right) in merges
        for row in range(top, min(bottom, first + depth - 1) + 1)
        for place in range(left, min(right, COLUMNS_MAX - 1) + 1)
    }
    header = tuple(titles_of(line) for line in lines[:depth])
    shape = shape_of(columns_of(header, merged, {}))
    recalled = knowing.memory.of(shape)
    columns = tuple(
        _as_known(column, knowing.mapping, recalled)
        for column in columns_of(header, merged, {**recalled, **knowing.mapping})
    )
    habits = {
        c.place: Habits(survey.context, is_date=c.meaning is Field.RAISED_AT)
        for c in columns
        if c.meaning in GROUPABLE
    }
    statuses = {c.place: set[bool | None]() for c in columns if c.untitled}
    last = first + depth - 1
    return Table(first, last, header, columns, habits, statuses, shape)


def _as_known(
    column: Column,
    mapping: Mapping[str, Field | None],
    recalled: Mapping[str, Field | None],
) -> Column:
    """Return `column`, told apart whether it was chosen now or is recalled from before."""
    key = key_of(column.title)
    told_now = key in mapping or key not in recalled
    return column if told_now else replace(column, how=How.RECALLED)


def _depth(
    first: int,
    lines: list[Sequence[Cell]],
    merges: list[Merge],
    mapping: set[str],
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


def _completed(table: Table, mapping: Mapping[str, Field | None]) -> tuple[Column, ...]:
    """Return the columns with those that have no title: chosen, guessed, or kept."""
    columns = widened(table.columns, table.width)
    if not table.header:
        for place, field_ in guessed(table.samples).items():
            columns = given_meaning(columns, place, field_, How.BY_CONTENT)
    elif not any(c.meaning is Field.STATUS for c in columns):
        columns = _with_untitled_status(columns, table.statuses)
    for column in columns:
        if column.untitled and (key := key_of(column.title)) in mapping:
            columns = given_meaning(columns, column.place, mapping[key], How.CHOSEN)
    return columns


def _with_untitled_status(
    columns: tuple[Column, ...], statuses: dict[int, set[bool | None]]
) -> tuple[Column, ...]:
    """Return `columns`, one without a title but full of status words being the status."""
    for place, seen in statuses.items():
        if seen and None not in seen:
            return given_meaning(columns, place, Field.STATUS, How.BY_CONTENT)
    return columns
