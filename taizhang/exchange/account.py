"""What a file holds, in numbers that add up: every line of it is one of them.

Kept with the batch as JSON. Column titles are the only words in it.
"""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from taizhang.exchange.parsed import Fault, Line, LineKind
from taizhang.exchange.reading import Reading, SheetFound
from taizhang.exchange.report import Report
from taizhang.exchange.text import cleaned


@dataclass
class Tally:
    """What is counted of the rows that can come in, beside what the report counts.

    `known`: on the ledger already; `changed`: a later copy of a row that is; `later`:
    with a day still ahead, which the rules will refuse. The others are of new rows only.
    """

    finished: int = 0
    open: int = 0
    known: int = 0
    changed: int = 0
    later: int = 0
    unlocated: int = 0
    undated: int = 0


@dataclass
class Account:
    """The account of one reading."""

    report: Report
    tally: Tally = field(default_factory=Tally)

    def add(self, line: Line) -> None:
        """Count one line."""
        self.report.add(line)

    def as_json(self, reading: Reading) -> dict[str, Any]:
        """Return the account to be kept."""
        report = self.report
        return {
            "lines": report.line_count,
            "kinds": _kinds(report.kinds),
            "rows": report.row_count,
            "blocked": report.blocked_count,
            "clean": report.clean_count,
            "noted": report.noted_count,
            "faults": _faults(report.faults),
            "tally": vars(self.tally),
            "sheets": [
                {
                    "name": _clean(sheet.name),
                    "lines": sheet.line_count,
                    "kinds": _kinds(sheet.kinds),
                    "rows": sheet.row_count,
                    "blocked": sheet.blocked_count,
                }
                for sheet in report.sheets
            ],
            "found": [_found(sheet) for sheet in reading.sheets],
            "problems": [
                [problem.fault.value, _clean(problem.column), problem.detail]
                for problem in (
                    *reading.problems,
                    *(problem for sheet in reading.sheets for problem in sheet.problems),
                )
            ],
        }


def _found(sheet: SheetFound) -> dict[str, Any]:
    return {
        "name": _clean(sheet.name),
        "hidden": sheet.hidden,
        "columns": [
            [_clean(c.title), c.meaning.value if c.meaning else "", c.untitled]
            for c in sheet.columns
        ],
    }


def _clean(title: str) -> str:
    return cleaned(title).text


def _kinds(kinds: Counter[LineKind]) -> dict[str, int]:
    return {kind.value: kinds[kind] for kind in LineKind if kinds[kind]}


def _faults(faults: Counter[Fault]) -> dict[str, int]:
    return {fault.value: count for fault, count in faults.most_common()}
