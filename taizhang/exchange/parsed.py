"""What reading a ledger kept elsewhere yields: lines, rows, the fields of a row, problems.

Every line of every sheet becomes one `Line`, whatever it is: no line is passed over in
silence. A line of kind DATA carries a `ParsedRow`.
"""

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum
from zoneinfo import ZoneInfo

from taizhang.files.workbooks import Cell

ZONE = ZoneInfo("Asia/Shanghai")


class LineKind(StrEnum):
    """What a line of a sheet is."""

    TITLE = "title"
    HEADER = "header"
    REPEATED_HEADER = "repeated_header"
    FILLER = "filler"
    TOTAL = "total"
    BLANK = "blank"
    DATA = "data"
    LEFT_OUT = "left_out"


class Field(StrEnum):
    """What a column can mean; the names that a mapping uses."""

    OLD_NUMBER = "old_number"
    TITLE = "title"
    WORDS = "words"
    RESULT = "result"
    STATUS = "status"
    RAISED_AT = "raised_at"
    FINISHED_ON = "finished_on"
    DUE_ON = "due_on"
    CHANNEL = "channel"
    NATURE = "nature"
    CATEGORY = "category"
    PLACE = "place"
    COMMUNITY = "community"
    UNIT = "unit"
    HANDLER = "handler"
    REPORTER = "reporter"
    PHONE = "phone"
    ANONYMOUS = "anonymous"
    SATISFACTION = "satisfaction"
    TRANSFERS = "transfers"


class Severity(StrEnum):
    """BLOCKING: the row goes to the error sheet. NOTE: it comes in, and the note is shown."""

    BLOCKING = "blocking"
    NOTE = "note"


class Fault(StrEnum):
    """What can be wrong with a row, or with a sheet as a whole."""

    NO_CONTENT = "no_content"
    DATE_IMPOSSIBLE_MONTH = "date_impossible_month"
    DATE_IMPOSSIBLE_DAY = "date_impossible_day"
    DATE_UNREADABLE = "date_unreadable"
    DATE_WITHOUT_YEAR = "date_without_year"
    DATE_WITHOUT_DAY = "date_without_day"
    DATE_AMBIGUOUS = "date_ambiguous"
    DATE_WAS_A_NUMBER = "date_was_a_number"
    DATE_IN_FUTURE = "date_in_future"
    DATE_MISSING = "date_missing"
    FINISHED_BEFORE_RAISED = "finished_before_raised"
    TOO_LONG = "too_long"
    INVISIBLE_CHARACTERS = "invisible_characters"
    BROKEN_CHARACTERS = "broken_characters"
    PLACE_MISSING = "place_missing"
    STATUS_UNKNOWN = "status_unknown"
    PHONE_LENGTH = "phone_length"
    PHONE_ROUNDED = "phone_rounded"
    NUMBER_UNREADABLE = "number_unreadable"
    SAME_AS_LINE = "same_as_line"
    SAME_NUMBER = "same_number"
    LATER_COPY = "later_copy"
    UNIT_UNKNOWN = "unit_unknown"
    PLACE_VAGUE = "place_vague"
    SHEET_WITHOUT_HEADER = "sheet_without_header"
    SHEET_TOO_WIDE = "sheet_too_wide"
    COLUMN_NOT_THERE = "column_not_there"


@dataclass(frozen=True, kw_only=True)
class Problem:
    """Something to tell the clerk about a row. Worded by `exchange.wording`.

    `value` is the cell as written; `detail` and `suggestions` are numbers or dates that
    the sentence needs.
    """

    fault: Fault
    severity: Severity
    column: str = ""
    value: str = ""
    detail: str = ""
    suggestions: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ImportedIssue:
    """The fields of one row, by meaning. Empty text: not given.

    `raised_at` is midnight in Shanghai where the sheet gives the day only. `extras` are
    the columns without a meaning here and the cells that could not be read, in the order
    of the sheet: nothing written in a row is left out.
    """

    old_number: str = ""
    title: str = ""
    words: str = ""
    result: str = ""
    status: str = ""
    raised_at: dt.datetime | None = None
    finished_on: dt.date | None = None
    finished: bool = False
    due_on: dt.date | None = None
    channel: str = ""
    nature: str = ""
    category: str = ""
    place: str = ""
    community: str = ""
    unit: str = ""
    handler: str = ""
    reporter: str = ""
    phone: str = ""
    anonymous: bool | None = None
    satisfaction: str = ""
    transfers: int | None = None
    extras: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class ParsedRow:
    """One row of data.

    `cells` are the original ones with “as above” filled in, under `titles`; `filled` says
    which titles were. `table` counts the tables of the file, and `place_above` is where the
    row above is: with them the row can be read once more. `fingerprint` is the same each time the file is read; `matter` leaves
    out what changes while a matter is worked on, so a later copy of the row is recognised.
    """

    sheet: str
    heading: str
    line: int
    issue: ImportedIssue
    titles: tuple[str, ...]
    cells: tuple[Cell, ...]
    problems: tuple[Problem, ...] = ()
    filled: tuple[str, ...] = ()
    fingerprint: str = ""
    matter: str = ""
    table: int = 0
    place_above: str = ""

    @property
    def blocked(self) -> bool:
        """Whether the row cannot come in as it is."""
        return any(p.severity is Severity.BLOCKING for p in self.problems)


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of a sheet, counted from 1 as the spreadsheet shows it."""

    sheet: str
    number: int
    kind: LineKind
    cells: tuple[Cell, ...] = field(repr=False)
    row: ParsedRow | None = None
