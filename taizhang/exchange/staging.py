"""Read a whole file once: count every line of it, and stage the rows that can come in.

What is staged is the finished command, a line each. Bringing a chunk in then means reading
five hundred lines, however long the file is and however often the work was broken off.
"""

import datetime as dt
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, BinaryIO

from django.conf import settings
from django.utils import translation

from taizhang.core import commands as co
from taizhang.core.codec import plain, value_from
from taizhang.exchange.account import Account
from taizhang.exchange.carrying import Carried, Carrier
from taizhang.exchange.models import ImportedRow
from taizhang.exchange.parsed import ParsedRow
from taizhang.exchange.reading import Reading
from taizhang.exchange.report import Report
from taizhang.web import masking

CHUNK = 500
PROBLEMS_SHOWN = 30
_TITLE_CHARS = 40


@dataclass(frozen=True)
class Staged:
    """A row that can come in. `matter` is "" where it is too vague a mark."""

    fingerprint: str
    matter: str
    command: co.CarryOver


@dataclass
class Staging:
    """One reading of a file under way."""

    batch: str
    at: dt.datetime

    def stage(
        self, reading: Reading, out: BinaryIO | None = None
    ) -> tuple[dict[str, Any], list[dict[str, Any]]]:
        """Return the account of `reading` and its first problems.

        The rows that can come in are written to `out`. One query for each 500 of them.
        """
        # What goes into the book is in the office's language, whoever presses the button.
        with translation.override(settings.LANGUAGE_CODE):
            account = Account(Report(reading.name))
            carrier, problems = Carrier(self.batch), list[dict[str, Any]]()
            rows = self._counted(reading, account, problems)
            while chunk := list(islice(rows, CHUNK)):
                self._take(chunk, carrier, account, out)
        return account.as_json(reading), problems

    def _counted(
        self, reading: Reading, account: Account, problems: list[dict[str, Any]]
    ) -> Iterator[ParsedRow]:
        """Yield the rows that can come in, having counted every line on the way."""
        for line in reading.lines():
            account.add(line)
            row = line.row
            if row is None:
                continue
            if row.problems and (len(problems) < PROBLEMS_SHOWN or row.blocked):
                _note(row, problems)
            if not row.blocked:
                yield row

    def _take(
        self,
        chunk: list[ParsedRow],
        carrier: Carrier,
        account: Account,
        out: BinaryIO | None,
    ) -> None:
        known, matters = already_there(
            [row.fingerprint for row in chunk],
            [mark for row in chunk if (mark := matter_of(row))],
        )
        for row in chunk:
            carried = carrier.carry(row)
            staged = Staged(row.fingerprint, matter_of(row), carried.command)
            _count(account, staged, carried, self.at, known=known, matters=matters)
            if out is not None:
                out.write(_line(staged))


def already_there(
    fingerprints: Iterable[str], matters: Iterable[str]
) -> tuple[set[str], dict[str, tuple[str, str]]]:
    """Return which rows are on the ledger, and the (batch, case) of matters that are.

    Two queries.
    """
    rows = ImportedRow.objects.all()
    known = rows.filter(fingerprint__in=list(fingerprints)).values_list(flat=True)
    same = rows.filter(matter__in=list(matters)).values_list("matter", "batch_id", "case")
    return set(known), {matter: (batch, case) for matter, batch, case in same}


def matter_of(row: ParsedRow) -> str:
    """Return the mark by which a later copy of `row` is known; without a day there is none."""
    return row.matter if row.issue.raised_at else ""


def later_copy(row: Staged, matters: dict[str, tuple[str, str]], batch: str) -> str:
    """Return the case that `row` repeats in another state; "" if it is new.

    Rows of one and the same file are never copies of each other: both come in.
    """
    came_in, case = matters.get(row.matter, ("", ""))
    return case if came_in != batch else ""


def staged(stream: BinaryIO, most: int) -> Iterator[Staged]:
    """Yield up to `most` staged rows from where `stream` stands."""
    for _place in range(most):
        line = stream.readline()
        if not line:
            return
        fingerprint, matter, command = json.loads(line)
        yield Staged(fingerprint, matter, value_from(co.CarryOver, command))


def _line(row: Staged) -> bytes:
    command = {
        name: plain(value)
        for name, resting in _RESTING.items()
        if (value := getattr(row.command, name)) != resting
    }
    said = [row.fingerprint, row.matter, command]
    return json.dumps(said, ensure_ascii=False).encode("utf-8", "replace") + b"\n"


_RESTING = {
    name: field.default for name, field in co.CarryOver.__dataclass_fields__.items()
}


def _count(
    account: Account,
    row: Staged,
    carried: Carried,
    at: dt.datetime,
    *,
    known: set[str],
    matters: dict[str, tuple[str, str]],
) -> None:
    tally, raised = account.tally, row.command.happened_at
    if row.fingerprint in known:
        tally.known += 1
    elif later_copy(row, matters, row.command.batch):
        tally.changed += 1
    elif raised and raised > at:
        tally.later += 1
    else:
        tally.finished += row.command.finished
        tally.open += not row.command.finished
        tally.unlocated += carried.unlocated
        tally.undated += carried.undated


def _note(row: ParsedRow, problems: list[dict[str, Any]]) -> None:
    """Put `row` among the problems to show; those that keep a row out come first."""
    if len(problems) >= PROBLEMS_SHOWN:
        place = next((i for i, p in enumerate(problems) if not p["blocked"]), None)
        if place is None:
            return
        problems.pop(place)
    title = row.issue.title or row.issue.words
    problems.append(
        {
            "sheet": row.sheet,
            "line": row.line,
            "title": masking.words(title)[:_TITLE_CHARS],
            "blocked": row.blocked,
            "problems": [plain(problem) for problem in row.problems],
        }
    )
