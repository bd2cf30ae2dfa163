"""Cells that mean “as above”: merged downwards, marked 同上, or left blank in a group.

A blank is filled from above only where the whole column is written that way, and never
for a name, a phone number, a result or a number: a guess there would put words in
somebody's mouth. `Habits` watches a column in the first reading; `Above` fills it in the
second.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from taizhang.exchange.columns import Column
from taizhang.exchange.parsed import Field
from taizhang.files.dates import Sheetwide, moment
from taizhang.files.text import empty, plain
from taizhang.files.workbooks import Cell

GROUPABLE = (Field.PLACE, Field.COMMUNITY, Field.CATEGORY, Field.RAISED_AT)
_MARKS = frozenset(
    plain(mark)
    for mark in "同上 同前 同上行 同上条 〃 ″ 〞 ” “ \" '' ,, // .. do. ditto".split()
)
_BLANK_SHARE_MIN = 0.25
_REPEAT_SHARE_MAX = 0.1

_MARK_CHARS_MAX = 5

Merges = Sequence[tuple[tuple[int, int], tuple[int, int]]]


@dataclass
class Habits:
    """How one column is written: in groups, or with blanks where nothing is known.

    Who leaves blanks for “as above” hardly ever writes the same value twice running, and
    leaves many; a date left blank also lies between its neighbours.
    """

    context: Sheetwide
    is_date: bool
    rows: int = 0
    blanks: int = 0
    pairs: int = 0
    repeats: int = 0
    gaps_in_order: int = 0
    gaps: int = 0
    _last: Cell = ""
    _last_was_blank: bool = False

    def watch(self, cell: Cell) -> None:
        """Note one cell of a row of data."""
        self.rows += 1
        if empty(cell):
            self.blanks += self._last != ""
            self._last_was_blank = self._last != ""
            return
        if self._last != "":
            self.pairs += 1
            self.repeats += cell == self._last
            if self.is_date and self._last_was_blank:
                self.gaps += 1
                self.gaps_in_order += self._in_order(cell)
        self._last, self._last_was_blank = cell, False

    @property
    def grouped(self) -> bool:
        """Whether a blank in this column means “as above”."""
        often = self.blanks >= _BLANK_SHARE_MIN * self.rows and self.blanks > 0
        rarely_repeated = self.repeats <= _REPEAT_SHARE_MAX * self.pairs
        in_order = self.gaps_in_order >= 0.9 * self.gaps
        return often and rarely_repeated and in_order

    def _in_order(self, cell: Cell) -> bool:
        earlier, later = moment(self._last, self.context), moment(cell, self.context)
        if not (earlier and later and earlier.at and later.at):
            return True
        return earlier.at <= later.at + dt.timedelta(days=1)


@dataclass
class Above:
    """Fill the cells of one sheet, row after row from the top."""

    merges: Merges
    _from: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    _last: dict[int, Cell] = field(default_factory=dict)
    _merged: dict[int, tuple[int, Cell]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        starts = defaultdict[int, list[tuple[int, int]]](list)
        for (top, left), (bottom, _) in self.merges:
            if bottom > top:
                starts[top].append((left, bottom))
        self._from = dict(starts)

    def begin_table(self) -> None:
        """Forget what stood above: a group does not reach over a table, total or section."""
        self._last = {}

    def last(self, places: Iterable[int]) -> tuple[Cell, ...]:
        """Return what stands last above in each of `places`; "" where nothing does."""
        return tuple(self._last.get(place, "") for place in places)

    def note_merges(self, row: int, cells: Sequence[Cell]) -> None:
        """Note the merged cells that begin in `row`, counted from 0, whatever line it is."""
        for place, bottom in self._from.get(row, ()):
            if place < len(cells):
                self._merged[place] = (bottom, cells[place])

    def filled(
        self,
        row: int,
        cells: Sequence[Cell],
        columns: tuple[Column, ...],
        grouped: set[int],
    ) -> tuple[list[Cell], list[int]]:
        """Return the cells, one per column, and the places that were filled from above."""
        whole: list[Cell] = [*cells, *[""] * (len(columns) - len(cells))][: len(columns)]
        places = []
        for place, cell in enumerate(whole):
            bottom, merged = self._merged.get(place, (-1, ""))
            blank = empty(cell)
            if blank and row <= bottom:
                whole[place] = merged
            elif (blank and place in grouped) or (not blank and _says_same(cell)):
                whole[place] = self._last.get(place, "")
            elif not blank:
                self._last[place] = cell
                continue
            if not empty(whole[place]):
                self._last[place] = whole[place]
                places.append(place)
        return whole, places


def _says_same(cell: Cell) -> bool:
    return (
        isinstance(cell, str)
        and len(cell.strip()) <= _MARK_CHARS_MAX
        and plain(cell) in _MARKS
    )
