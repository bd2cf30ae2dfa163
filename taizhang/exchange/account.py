"""What a file holds, in numbers that add up: every line of it is one of them.

Kept with the batch as JSON. Column titles are the only words in it.
"""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from taizhang.exchange.carrying import Carried
from taizhang.exchange.doubts import Standing
from taizhang.exchange.parsed import Fault, Line, LineKind
from taizhang.exchange.reading import Reading, SheetFound
from taizhang.exchange.report import Report
from taizhang.exchange.settling import Sum
from taizhang.files.text import cleaned


@dataclass
class Tally:
    """What is counted of the rows with nothing to say about them.

    `known` are on the ledger already; the others are of new rows only.
    """

    finished: int = 0
    open: int = 0
    known: int = 0
    unlocated: int = 0
    undated: int = 0

    def add(self, carried: Carried, *, known: bool) -> None:
        """Count one row."""
        if known:
            self.known += 1
            return
        self.finished += carried.command.finished
        self.open += not carried.command.finished
        self.unlocated += carried.unlocated
        self.undated += carried.undated


@dataclass
class Account:
    """The account of one reading."""

    report: Report
    tally: Tally = field(default_factory=Tally)

    def add(self, line: Line) -> None:
        """Count one line."""
        self.report.add(line)

    def as_json(self, reading: Reading) -> dict[str, Any]:
        """Return the account to be kept; `settled` adds what became of doubtful rows."""
        report = self.report
        return {
            "lines": report.line_count,
            "kinds": _kinds(report.kinds),
            "rows": report.row_count,
            "faults": _faults(report.faults),
            "filled": sum(report.filled.values()),
            "tally": vars(self.tally),
            "encoding": reading.encoding,
            "delimiter": reading.delimiter,
            "sheets": [
                {
                    "name": _clean(sheet.name),
                    "lines": sheet.line_count,
                    "kinds": _kinds(sheet.kinds),
                    "rows": sheet.row_count,
                }
                for sheet in report.sheets
            ],
            "found": [_found(sheet) for sheet in reading.sheets],
            "shapes": reading.shapes,
            "problems": [
                [problem.fault.value, _clean(problem.column), problem.detail]
                for problem in (
                    *reading.problems,
                    *(problem for sheet in reading.sheets for problem in sheet.problems),
                )
            ],
        }


def settled(account: dict[str, Any], total: Sum) -> dict[str, Any]:
    """Return `account` with what will become of the rows of doubt."""
    standings = total.standings
    wrong, skipped = standings[Standing.BLOCKED], standings[Standing.SKIPPED]
    unreadable = standings[Standing.KNOWN_BLOCKED]
    return account | {
        "doubts": total.as_json(),
        "blocked": wrong,
        "skipped": skipped,
        "known_unread": unreadable,
        "staged": account["rows"] - wrong - skipped - unreadable,
    }


def _found(sheet: SheetFound) -> dict[str, Any]:
    return {
        "name": _clean(sheet.name),
        "hidden": sheet.hidden,
        "taken": sheet.taken,
        "header": sheet.header,
        "columns": [
            [c.title, c.meaning.value if c.meaning else "", c.how.value, c.is_verdict]
            for c in sheet.columns
        ],
    }


def _clean(title: str) -> str:
    return cleaned(title).text


def _kinds(kinds: Counter[LineKind]) -> dict[str, int]:
    return {kind.value: kinds[kind] for kind in LineKind if kinds[kind]}


def _faults(faults: Counter[Fault]) -> dict[str, int]:
    return {fault.value: count for fault, count in faults.most_common()}
