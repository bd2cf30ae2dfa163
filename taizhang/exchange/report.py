"""Count what a reading brought: every line by its kind, every row by how it fared."""

from collections import Counter
from dataclasses import dataclass, field

from taizhang.exchange.parsed import Fault, Line, LineKind, ParsedRow


@dataclass
class SheetReport:
    """The counts of one sheet. `kinds` add up to `line_count`."""

    name: str
    line_count: int = 0
    kinds: Counter[LineKind] = field(default_factory=Counter)
    clean_count: int = 0
    noted_count: int = 0
    blocked_count: int = 0
    finished_count: int = 0
    open_count: int = 0
    faults: Counter[Fault] = field(default_factory=Counter)
    filled: Counter[str] = field(default_factory=Counter)

    def add(self, line: Line) -> None:
        """Count one line."""
        self.line_count += 1
        self.kinds[line.kind] += 1
        if line.row:
            self._add_row(line.row)

    def _add_row(self, row: ParsedRow) -> None:
        self.blocked_count += row.blocked
        self.noted_count += bool(row.problems) and not row.blocked
        self.clean_count += not row.problems
        if not row.blocked:
            self.finished_count += row.issue.finished
            self.open_count += not row.issue.finished
        self.faults.update({problem.fault for problem in row.problems})
        self.filled.update(row.filled)

    @property
    def row_count(self) -> int:
        """The rows of data, blocked ones included."""
        return self.kinds[LineKind.DATA]


@dataclass
class Report(SheetReport):
    """The counts of a whole file, and of each of its sheets in order.

    `clean_count + noted_count + blocked_count` is the number of rows;
    `finished_count + open_count` the number of those that can come in.
    """

    sheets: list[SheetReport] = field(default_factory=list)

    def add(self, line: Line) -> None:
        """Count one line."""
        if not self.sheets or self.sheets[-1].name != line.sheet:
            self.sheets.append(SheetReport(line.sheet))
        self.sheets[-1].add(line)
        super().add(line)
