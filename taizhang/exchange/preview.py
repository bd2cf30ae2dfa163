"""The preview of an import: the rows that need a look, and what one click can do to them."""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from taizhang.exchange import storage
from taizhang.exchange.batches import mender_of_staged
from taizhang.exchange.doubts import Doubt, Standing, doubt_from
from taizhang.exchange.fixing import row_mark
from taizhang.exchange.looking import masked
from taizhang.exchange.mending import Mended, Mender
from taizhang.exchange.models import Batch
from taizhang.exchange.offers import Offer, can_be_typed, offers
from taizhang.exchange.parsed import Fault, Field, ParsedRow, Problem, Severity
from taizhang.exchange.settling import LATER_COPY
from taizhang.exchange.wording import brief, told
from taizhang.files.text import one_line, written

ROWS_SHOWN = 50
_CELL_CHARS = 60
SHOWN = {
    "wrong": Standing.BLOCKED,
    "doubles": Standing.DOUBLE,
    "noted": Standing.NOTED,
    "skipped": Standing.SKIPPED,
}

# Who is to put such a value right has to see it; everything else is masked.
_READ_IN_FULL = (Fault.PHONE_LENGTH, Fault.PHONE_ROUNDED, Fault.PLACE_VAGUE)


@dataclass(frozen=True)
class ProblemShown:
    """A problem in its cell. `alike`: how many rows one fix puts right.

    `above`: the same stands in a row above, where it can be put right.
    """

    words: str
    sentence: str
    blocking: bool
    mark: str
    offers: tuple[Offer, ...]
    typed: bool
    value: str
    alike: int
    above: bool


@dataclass(frozen=True)
class CellShown:
    """A cell under its title. `tone` is red, amber or ""."""

    title: str
    text: str
    tone: str
    problems: tuple[ProblemShown, ...]


@dataclass(frozen=True)
class RowShown:
    """A row to look at; `problems` are about it as a whole."""

    anchor: str
    sheet: str
    line: int
    mark: str
    cells: tuple[CellShown, ...]
    problems: tuple[ProblemShown, ...]
    skipped: bool


@dataclass(frozen=True)
class Preview:
    """A page of rows to look at. Cursors are "" where there is nothing further."""

    show: str
    titles: tuple[str, ...]
    rows: tuple[RowShown, ...]
    before: str
    after: str


def what_to_show(account: dict[str, Any], asked: str = "") -> str:
    """Return which rows are shown: those asked for, or else what must be changed first."""
    standings = account["doubts"]["standings"]
    there = [name for name, each in SHOWN.items() if standings.get(each)]
    return asked if asked in there else next(iter(there), "wrong")


def preview(batch: Batch, show: str, *, after: str = "", before: str = "") -> Preview:
    """Return a page of the rows of `batch` to look at, after or before a cursor."""
    wanted = SHOWN[show]
    found, more = _page(batch, wanted, after, before)
    mender = mender_of_staged(batch)
    drawing = _Drawing(storage.read_json(batch.id, "alike") or {}, _meanings(batch))
    rows = tuple(drawing.row(doubt, mender) for doubt in found)
    backwards = bool(before)
    earlier, later = (more, True) if backwards else (bool(after), more)
    return Preview(
        show=show,
        titles=_titles(batch, rows),
        rows=rows,
        before=found[0].place if found and earlier else "",
        after=found[-1].place if found and later else "",
    )


def _page(
    batch: Batch, wanted: Standing, after: str, before: str
) -> tuple[list[Doubt], bool]:
    """Return the rows of one page, and whether there are more in the way one is going."""
    try:
        stream = storage.part(batch.id, "doubts").open("rb")
    except FileNotFoundError:
        return [], False
    with stream:
        if before:
            kept = deque(_standing(stream, wanted, "", before), maxlen=ROWS_SHOWN + 1)
            return list(kept)[-ROWS_SHOWN:], len(kept) > ROWS_SHOWN
        kept_first = list(islice(_standing(stream, wanted, after, ""), ROWS_SHOWN + 1))
    return kept_first[:ROWS_SHOWN], len(kept_first) > ROWS_SHOWN


def _standing(
    stream: Iterator[bytes], wanted: Standing, after: str, before: str
) -> Iterator[Doubt]:
    letter, beyond, until = wanted.encode(), after.encode(), before.encode()
    for line in stream:
        place, standing, _rest = line.split(b"\t", 2)
        if until and place >= until:
            return
        if standing == letter and place > beyond:
            yield doubt_from(line)


def _titles(batch: Batch, rows: Sequence[RowShown]) -> tuple[str, ...]:
    """Return the columns to show: those that mean something, and those with a problem."""
    wrong = {cell.title for row in rows for cell in row.cells if cell.problems}
    there = {cell.title for row in rows for cell in row.cells}
    return tuple(
        title
        for title, meaning in _meanings(batch).items()
        if title in wrong or (meaning and (title in there or not rows))
    )


def _meanings(batch: Batch) -> dict[str, Field | None]:
    return {
        title: Field(meaning) if meaning else None
        for sheet in batch.account["found"]
        for title, meaning, _how, is_verdict in sheet["columns"]
        if not is_verdict
    }


class _Drawing:
    """Draws rows, remembering what was drawn above."""

    def __init__(self, alike: dict[str, int], meanings: dict[str, Field | None]) -> None:
        self._alike = alike
        self._meanings = meanings
        self._seen: set[str] = set()

    def row(self, doubt: Doubt, mender: Mender) -> RowShown:
        """Return one row."""
        row = doubt.row()
        mended = mender.mend(row)
        problems = list(mended.problems)
        if doubt.standing is Standing.DOUBLE:
            problems.append((LATER_COPY, row_mark(row)))
        drawn = [(problem, self._problem(problem, mark, row)) for problem, mark in problems]
        return RowShown(
            anchor=doubt.place.replace(".", "-"),
            sheet=row.sheet,
            line=row.line,
            mark=row_mark(row),
            cells=tuple(self._cells(row, mended, drawn)),
            problems=tuple(p for problem, p in drawn if problem.column not in row.titles),
            skipped=mended.skipped,
        )

    def _cells(
        self,
        row: ParsedRow,
        mended: Mended,
        drawn: list[tuple[Problem, ProblemShown]],
    ) -> Iterator[CellShown]:
        for title, cell in zip(row.titles, mended.row.cells, strict=True):
            here = tuple(p for problem, p in drawn if problem.column == title)
            text = one_line(written(cell))
            if not any(p.fault in _READ_IN_FULL and p.column == title for p, _ in drawn):
                text = masked(text, self._meanings.get(title))
            tones = {"red" if p.blocking else "amber" for p in here}
            yield CellShown(
                title=title,
                text=text if len(text) <= _CELL_CHARS else f"{text[: _CELL_CHARS - 1]}…",
                tone="red" if "red" in tones else "amber" if tones else "",
                problems=here,
            )

    def _problem(self, problem: Problem, mark: str, row: ParsedRow) -> ProblemShown:
        above = bool(mark) and mark in self._seen
        self._seen.add(mark)
        return ProblemShown(
            words=brief(problem),
            sentence=told(problem),
            blocking=problem.severity is Severity.BLOCKING,
            mark=mark,
            offers=() if above else offers(problem, row),
            typed=not above and bool(mark) and can_be_typed(problem),
            value=problem.value,
            alike=self._alike.get(mark, 1),
            above=above,
        )
