"""From the cells of one row to the fields of one issue, and what is wrong with them.

A cell that cannot be read as what its column means is kept among the extras: the clerk
sees what was written.
"""

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from taizhang.exchange.columns import Column
from taizhang.exchange.layout import OfficeNames
from taizhang.exchange.naming import likely_estates, likely_unit
from taizhang.exchange.parsed import Fault, Field, ImportedIssue, Problem, Severity
from taizhang.exchange.titles import JOINED
from taizhang.exchange.values import anonymous, count, phone, status_finished, yes
from taizhang.files.dates import DateFault, Sheetwide, moment
from taizhang.files.text import cleaned, empty, one_line, says_nothing, written
from taizhang.files.workbooks import Cell

LONG_CHARS_MAX = 12_000
SHORT_CHARS_MAX = 500
_FAULTS_OF_BLANK_DATES = (DateFault.UNREADABLE, DateFault.WITHOUT_DAY)


@dataclass(frozen=True, kw_only=True)
class Circumstances:
    """What is known beside the row: year and month of the sheet, the place above, names.

    Nothing can have been raised after `latest`.
    """

    context: Sheetwide
    latest: dt.datetime | None = None
    place_above: str = ""
    office: OfficeNames = OfficeNames()


@dataclass
class _Draft:
    around: Circumstances
    columns: dict[Field, Column]
    values: dict[str, Any] = field(default_factory=dict)
    extras: list[tuple[str, str]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    date_was_told: bool = False
    place_was_denied: bool = False

    def tell(
        self, fault: Fault, column: Column | None = None, value: str = "", **more: Any
    ) -> None:
        severity = more.pop("severity", Severity.NOTE)
        self.problems.append(
            Problem(
                fault=fault,
                severity=severity,
                column=column.title if column else "",
                value=value,
                **more,
            )
        )

    def keep(self, column: Column, text: str) -> None:
        self.extras.append((column.title, text))


def read_row(
    columns: Sequence[Column], cells: Sequence[Cell], around: Circumstances
) -> tuple[ImportedIssue, tuple[Problem, ...]]:
    """Return the issue in `cells`, one for each of `columns`, and its problems."""
    draft = _Draft(around, {c.meaning: c for c in reversed(columns) if c.meaning})
    for column, cell in zip(columns, cells, strict=True):
        if not empty(cell):
            _read_cell(draft, column, _clean(draft, column, cell))
    _judge_status(draft)
    _judge_content(draft)
    _judge_missing(draft)
    _judge_names(draft)
    _judge_dates(draft)
    issue = ImportedIssue(**draft.values, extras=tuple(draft.extras))
    return issue, tuple(draft.problems)


def _clean(draft: _Draft, column: Column, cell: Cell) -> Cell:
    if not isinstance(cell, str):
        return cell
    clean = cleaned(cell)
    if clean.removed_count:
        draft.tell(Fault.INVISIBLE_CHARACTERS, column, detail=str(clean.removed_count))
    if clean.broken_count:
        draft.tell(Fault.BROKEN_CHARACTERS, column, detail=str(clean.broken_count))
    return clean.text


def _read_cell(draft: _Draft, column: Column, cell: Cell) -> None:
    if empty(cell):
        return
    if column.meaning is None:
        draft.keep(column, written(cell))
        return
    _READERS.get(column.meaning, _read_text)(draft, column, cell)


def _read_text(draft: _Draft, column: Column, cell: Cell) -> None:
    meaning, text = str(column.meaning), one_line(written(cell))
    if says_nothing(text) and column.meaning is not Field.TITLE:
        draft.place_was_denied |= column.meaning is Field.PLACE
        return
    if len(text) > SHORT_CHARS_MAX:
        _tell_too_long(draft, column, text, SHORT_CHARS_MAX)
    joint = JOINED.get(column.meaning) if column.meaning else None
    before = draft.values.get(meaning)
    draft.values[meaning] = f"{before}{joint}{text}" if before and joint else text


def _read_long_text(draft: _Draft, column: Column, cell: Cell) -> None:
    text = written(cell)
    if says_nothing(text):
        return
    if len(text) > LONG_CHARS_MAX:
        _tell_too_long(draft, column, text, LONG_CHARS_MAX)
    draft.values[str(column.meaning)] = text


def _tell_too_long(draft: _Draft, column: Column, text: str, limit: int) -> None:
    draft.tell(
        Fault.TOO_LONG,
        column,
        severity=Severity.BLOCKING,
        detail=str(len(text)),
        suggestions=(str(limit),),
    )


def _read_number(draft: _Draft, column: Column, cell: Cell) -> None:
    draft.values["old_number"] = re.sub(r"^(\d+)\.0+$", r"\1", one_line(written(cell)))


def _read_date(draft: _Draft, column: Column, cell: Cell) -> None:
    meaning, text = str(column.meaning), one_line(written(cell))
    read = None if says_nothing(text) else moment(cell, draft.around.context)
    if read is None:
        return
    if read.at:
        whole = column.meaning is Field.RAISED_AT
        draft.values[meaning] = read.at if whole else read.at.date()
    else:
        draft.keep(column, text)
        draft.date_was_told |= column.meaning is Field.RAISED_AT
    # “15 天” or “立即” is a fair way to write a time limit, and no mistake.
    if column.meaning is Field.DUE_ON and read.fault in _FAULTS_OF_BLANK_DATES:
        return
    if read.fault:
        blocks = read.at is None and column.meaning is Field.RAISED_AT
        draft.tell(
            Fault(read.fault),
            column,
            text,
            severity=Severity.BLOCKING if blocks else Severity.NOTE,
            detail=read.detail,
            suggestions=read.suggestions,
        )


def _read_phone(draft: _Draft, column: Column, cell: Cell) -> None:
    text = one_line(written(cell))
    if says_nothing(text):
        return
    read = phone(cell)
    draft.values["phone"] = read.text
    if read.fault:
        draft.tell(read.fault, column, text, detail=read.detail)


def _read_anonymous(draft: _Draft, column: Column, cell: Cell) -> None:
    text = one_line(written(cell))
    said = anonymous(text)
    draft.values["anonymous"] = yes(cell) if said is None else said
    if draft.values["anonymous"] is None:
        draft.keep(column, text)


def _read_reporter(draft: _Draft, column: Column, cell: Cell) -> None:
    text = one_line(written(cell))
    if anonymous(text) is True:
        draft.values.setdefault("anonymous", True)
    else:
        _read_text(draft, column, cell)


def _read_count(draft: _Draft, column: Column, cell: Cell) -> None:
    text = one_line(written(cell))
    draft.values["transfers"] = number = None if says_nothing(text) else count(cell)
    if number is None and not says_nothing(text):
        draft.keep(column, text)
        draft.tell(Fault.NUMBER_UNREADABLE, column, text)


_READERS: dict[Field, Callable[[_Draft, Column, Cell], None]] = {
    Field.WORDS: _read_long_text,
    Field.RESULT: _read_long_text,
    Field.OLD_NUMBER: _read_number,
    Field.RAISED_AT: _read_date,
    Field.FINISHED_ON: _read_date,
    Field.DUE_ON: _read_date,
    Field.PHONE: _read_phone,
    Field.ANONYMOUS: _read_anonymous,
    Field.REPORTER: _read_reporter,
    Field.TRANSFERS: _read_count,
}


def _judge_status(draft: _Draft) -> None:
    """Decide whether the row is finished: its status word, else a result or a date."""
    values = draft.values
    status, result = values.get("status", ""), values.get("result", "")
    said = status_finished(status)
    if said is None and status in ("是", "否"):
        said = status == "是"
    if said is None and status:
        draft.tell(Fault.STATUS_UNKNOWN, draft.columns[Field.STATUS], status)
    if said is None:
        said = status_finished(result)
    if said is None:
        said = bool(result) or "finished_on" in values
    values["finished"] = said


def _judge_content(draft: _Draft) -> None:
    if not draft.values.get("title") and not draft.values.get("words"):
        column = draft.columns.get(Field.TITLE) or draft.columns.get(Field.WORDS)
        draft.tell(Fault.NO_CONTENT, column, severity=Severity.BLOCKING)


def _judge_missing(draft: _Draft) -> None:
    """Tell what a row lacks of what its neighbours have; a column never kept is no lack."""
    values, columns = draft.values, draft.columns
    dated = "raised_at" in values or draft.date_was_told
    if Field.RAISED_AT in columns and not dated:
        draft.tell(Fault.DATE_MISSING, columns[Field.RAISED_AT])
    placed = any(values.get(name) for name in ("place", "community"))
    where = columns.get(Field.PLACE) or columns.get(Field.COMMUNITY)
    if where and not placed:
        above = (draft.around.place_above,) if draft.around.place_above else ()
        above = () if draft.place_was_denied else above
        draft.tell(Fault.PLACE_MISSING, where, suggestions=above)


def _judge_names(draft: _Draft) -> None:
    """Tell names that are nearly one of the office's, and buildings without an estate."""
    values, office = draft.values, draft.around.office
    unit, place = values.get("unit", ""), values.get("place", "")
    if unit and (likely := likely_unit(unit, office.units)):
        draft.tell(
            Fault.UNIT_UNKNOWN, draft.columns[Field.UNIT], unit, suggestions=(likely,)
        )
    community, above = values.get("community", ""), draft.around.place_above
    near = likely_estates(place, community, above, office.estates)
    if place and near is not None:
        column = draft.columns[Field.PLACE]
        draft.tell(Fault.PLACE_VAGUE, column, place, suggestions=near)


def _judge_dates(draft: _Draft) -> None:
    raised, finished = draft.values.get("raised_at"), draft.values.get("finished_on")
    if raised and finished and finished < raised.date():
        column = draft.columns[Field.FINISHED_ON]
        draft.tell(Fault.FINISHED_BEFORE_RAISED, column, finished.isoformat())
    latest = draft.around.latest
    if raised and latest and raised > latest:
        draft.tell(
            Fault.DATE_IN_FUTURE,
            draft.columns[Field.RAISED_AT],
            raised.date().isoformat(),
            severity=Severity.BLOCKING,
            suggestions=_year_before(raised.date(), latest.date()),
        )


def _year_before(day: dt.date, latest: dt.date) -> tuple[str, ...]:
    """Return `day` in the last year in which it had come by `latest`, if there is one."""
    this_year = (day.month, day.day) <= (latest.month, latest.day)
    try:
        return (day.replace(year=latest.year - (not this_year)).isoformat(),)
    except ValueError:  # 29 February
        return ()
