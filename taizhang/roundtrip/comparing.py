"""What a workbook changes: its cells beside the ledger as it stood then, and as it stands.

A cell that says what stands is no change. One that says what stood when the workbook was
taken out was changed on the ledger, not in the sheet. Everything else somebody edited; where
the ledger has moved on as well, the two are at odds and a person chooses.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from itertools import islice
from typing import Any

from taizhang.core import commands as co
from taizhang.core.decide import possible
from taizhang.core.vocabulary import Actor
from taizhang.ledger.past import Past, pasts
from taizhang.ledger.queries import Row, rows_of
from taizhang.roundtrip.columns import BY_NAME, Meanings
from taizhang.roundtrip.reading import Line

CHUNK = 500
CHANGES_MAX = 2000
# Why a row or a cell is passed over; worded in `wording`.
ADDED, UNKNOWN, AHEAD, TWICE, MEANINGLESS, EMPTIED, NOT_NOW = (
    "added",
    "unknown",
    "ahead",
    "twice",
    "meaningless",
    "emptied",
    "not_now",
)


@dataclass(frozen=True)
class Changed:
    """A cell that somebody edited: codes, or the summary's words.

    `by`, `at`: who changed it on the ledger meanwhile, and when (ISO); "" where nobody did.
    `left`: its person chose what stands on the ledger.
    """

    column: str
    was: str
    stands: str
    wanted: str
    by: str = ""
    at: str = ""
    left: bool = False

    @property
    def at_odds(self) -> bool:
        """Whether the ledger moved on as well."""
        return self.was != self.stands


@dataclass(frozen=True)
class ChangedRow:
    """An issue that the workbook changes; `n` is how it stands now."""

    line: int
    case: str
    number: str
    n: int
    cells: tuple[Changed, ...]


@dataclass
class Comparison:
    """A workbook compared. `passed`: (line, why, column, text) of what cannot be used."""

    rows: list[ChangedRow]
    passed: list[tuple[int, str, str, str]]
    read_count: int = 0
    too_many: bool = False

    def account(self) -> dict[str, Any]:
        """Return what is kept of it besides the changed rows; no words of cells."""
        kept = [[line, why, column] for line, why, column, _text in self.passed[:200]]
        return {
            "read": self.read_count,
            "passed": kept,
            "passed_count": len(self.passed),
            "too_many": self.too_many,
        }


def compared(sheet: Iterable[Line], known: Meanings, by: Actor) -> Comparison:
    """Return what `sheet` changes of the ledger, as far as `by` may. Few queries a chunk."""
    found = Comparison([], [])
    seen: set[str] = set()
    lines = iter(sheet)
    while chunk := list(islice(lines, CHUNK)):
        found.read_count += len(chunk)
        _compare(list(_ours(chunk, seen, found)), known, by, found)
        if len(found.rows) > CHANGES_MAX:
            found.too_many = True
            del found.rows[CHANGES_MAX:]
            break
    return found


def cells_as_json(row: ChangedRow) -> list[dict[str, Any]]:
    """Return the cells of `row` as they are kept, sealed."""
    return [asdict(cell) for cell in row.cells]


def _ours(chunk: Iterable[Line], seen: set[str], found: Comparison) -> Iterator[Line]:
    for line in chunk:
        if not line.case:
            found.passed.append((line.number, ADDED, "", ""))
        elif line.case in seen:
            found.passed.append((line.number, TWICE, "", ""))
        else:
            seen.add(line.case)
            yield line


def _compare(lines: list[Line], known: Meanings, by: Actor, found: Comparison) -> None:
    rows = rows_of([line.case for line in lines])
    edited: dict[str, tuple[Line, dict[str, str]]] = {}
    for line in lines:
        row = rows.get(line.case)
        if row is None:
            found.passed.append((line.number, UNKNOWN, "", ""))
        elif not 1 <= line.n <= row.n:
            found.passed.append((line.number, AHEAD, "", ""))
        elif wanted := _wanted(line, row, known, found):
            edited[line.case] = (line, wanted)
    past = pasts({case: line.n for case, (line, _wanted_cells) in edited.items()})
    for case, (line, wanted) in edited.items():
        _note(line, rows[case], wanted, past[case], by, found)


def _wanted(line: Line, row: Row, known: Meanings, found: Comparison) -> dict[str, str]:
    """Return the cells of `line` that say something else than the ledger."""
    wanted: dict[str, str] = {}
    for column, text in line.cells.items():
        stands = str(getattr(row, column))
        code = known.code(column, text)
        if code is None:
            found.passed.append((line.number, MEANINGLESS, column, text))
        elif code == "" and stands:
            found.passed.append((line.number, EMPTIED, column, ""))
        elif code != stands.strip():
            wanted[column] = code
    return wanted


def _note(
    line: Line,
    row: Row,
    wanted: Mapping[str, str],
    past: Past,
    by: Actor,
    found: Comparison,
) -> None:
    cells = []
    for column, code in wanted.items():
        if code == past.was[column].strip():
            continue
        command = co.DispatchIssue if column == "unit" else co.CorrectIssue
        early = column == "unit" and possible(past.now, co.AcceptIssue, by)
        if not (possible(past.now, command, by) or early):
            found.passed.append((line.number, NOT_NOW, column, ""))
            continue
        cells.append(_changed(column, code, past))
    if cells:
        found.rows.append(
            ChangedRow(line.number, row.case, row.number, row.n, tuple(cells))
        )


def _changed(column: str, code: str, past: Past) -> Changed:
    assert column in BY_NAME, "only what may be edited is read back"
    entry = past.changed_by(column)
    stood, stands = past.was[column], past.stands[column]
    moved = entry is not None and stood != stands
    return Changed(
        column,
        stood,
        stands,
        code,
        entry.actor if moved and entry else "",
        entry.at.isoformat() if moved and entry else "",
    )
