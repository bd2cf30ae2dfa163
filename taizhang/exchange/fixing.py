"""What is put right in a file before it comes in: once for all equal values of a column.

A fix is known by a mark: a keyed hash of column and value, or, where the value alone does
not say it (a blank, a day before another), of column and row. Marks are stable: however
often the file is read, a fix finds its cells again.
"""

import hmac
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from functools import lru_cache

from taizhang.exchange.models import Batch, Fix
from taizhang.exchange.parsed import Fault, ParsedRow, Problem
from taizhang.files.text import written
from taizhang.keys.envelopes import Envelope
from taizhang.keys.secrets import folder, secret

SECRET = "imports"
ABOUT_A_ROW = (Fault.SAME_AS_LINE, Fault.SAME_NUMBER, Fault.LATER_COPY)
_ABOUT_A_CELL = (
    Fault.NO_CONTENT,
    Fault.DATE_MISSING,
    Fault.PLACE_MISSING,
    Fault.FINISHED_BEFORE_RAISED,
)
# Told once for a whole column: what was cleaned away needs no decision.
_NOTHING_TO_CHOOSE = (Fault.INVISIBLE_CHARACTERS, Fault.BROKEN_CHARACTERS)


class Choice(StrEnum):
    """What a fix does."""

    WRITE = "write"
    ABOVE = "above"
    SKIP = "skip"
    KEEP = "keep"
    BOTH = "both"


@dataclass(frozen=True, kw_only=True)
class Decision:
    """A fix: what stood where, and what was chosen. `new` is for WRITE only."""

    mark: str
    choice: Choice
    column: str = ""
    value: str = ""
    new: str = ""


Decisions = Mapping[str, Decision]


def cell_of(row: ParsedRow, column: str) -> str:
    """Return what is written in `row` under `column`."""
    return written(row.cells[row.titles.index(column)]) if column in row.titles else ""


def mark_of(problem: Problem, row: ParsedRow) -> str:
    """Return the mark of what a fix of `problem` would decide; "" if none can.

    `row` holds its cells as they were read.
    """
    if problem.fault in ABOUT_A_ROW:
        return _mark("row", row.sheet, str(row.line))
    if not problem.column:
        return ""
    if problem.fault in _NOTHING_TO_CHOOSE:
        return _mark("fault", problem.fault, problem.column)
    if problem.fault in _ABOUT_A_CELL:
        return _mark("cell", problem.column, row.sheet, str(row.line))
    return _mark("value", problem.column, cell_of(row, problem.column))


def row_mark(row: ParsedRow) -> str:
    """Return the mark of a decision about a row as a whole."""
    return _mark("row", row.sheet, str(row.line))


def blanks_mark(column: str) -> str:
    """Return the mark of all blanks of a column."""
    return _mark("blanks", column)


def decisions(batch: Batch) -> dict[str, Decision]:
    """Return the fixes of `batch` by their marks, in order. One query."""
    return {
        fix.mark: _opened(fix) for fix in Fix.objects.filter(batch=batch).order_by("id")
    }


def decide(batch: Batch, wanted: Decision) -> None:
    """Keep a fix; a later one of the same value takes the place of the earlier."""
    sealed = _envelope(batch.id, wanted.mark).sealed_json(asdict(wanted))
    Fix.objects.update_or_create(batch=batch, mark=wanted.mark, defaults={"sealed": sealed})


def undo(batch: Batch, mark: str) -> None:
    """Forget a fix."""
    Fix.objects.filter(batch=batch, mark=mark).delete()


def copied(fixes: Iterable[Decision], batch: Batch) -> None:
    """Keep the same fixes for another batch of the same file."""
    for wanted in fixes:
        decide(batch, wanted)


def _opened(fix: Fix) -> Decision:
    said = _envelope(fix.batch_id, fix.mark).opened_json(fix.sealed)
    return Decision(**(said | {"choice": Choice(said["choice"])}))


def _envelope(batch: str, mark: str) -> Envelope:
    return Envelope(SECRET, f"import-fix|{batch}|{mark}")


def _mark(*parts: str) -> str:
    text = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return hmac.new(_key(str(folder())), text, "sha256").hexdigest()[:32]


@lru_cache(maxsize=4)
def _key(_folder: str) -> bytes:
    """Return the key of the office in a data folder: a sheet asks for it very often."""
    return secret(SECRET)
