"""A row with what was put right in it: read again until no fix is left to apply."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from taizhang.exchange.fixing import (
    Choice,
    Decision,
    Decisions,
    blanks_mark,
    cell_of,
    mark_of,
    row_mark,
)
from taizhang.exchange.parsed import Fault, ParsedRow, Problem, Severity
from taizhang.exchange.reading import Told, read_again
from taizhang.exchange.rows import Circumstances

_ABOVE = Choice.ABOVE
_WRITING = (Choice.WRITE, Choice.ABOVE)


@dataclass(frozen=True)
class Mended:
    """A row as it would come in. `problems` are those still open, each with its mark.

    `skipped`: somebody chose to leave it out; `kept`: to bring it in though it repeats.
    `decided` are the marks of the fixes that apply to it.
    """

    row: ParsedRow
    problems: tuple[tuple[Problem, str], ...]
    decided: tuple[str, ...] = ()
    skipped: bool = False
    kept: bool = False

    @property
    def blocked(self) -> bool:
        """Whether the row cannot come in as it is."""
        return any(p.severity is Severity.BLOCKING for p, _mark in self.problems)


@dataclass(frozen=True)
class Mender:
    """Puts rows right by the fixes of a batch."""

    tables: Sequence[Told]
    around: Circumstances
    fixes: Decisions

    def mend(self, row: ParsedRow) -> Mended:
        """Return `row`, given as it was read, with its fixes."""
        mended = self._read(row, {})
        applied: dict[str, str] = {}
        decided: dict[str, Decision] = {}
        while new := list(self._wanted(row, mended, applied)):
            for column, fix in new:
                applied[column] = row.place_above if fix.choice is _ABOVE else fix.new
                decided[fix.mark] = fix
            mended = self._read(row, applied)
        if about_it := self.fixes.get(row_mark(row)):
            decided[about_it.mark] = about_it
        choices = {fix.choice for fix in decided.values()}
        return Mended(
            row=_with_what_stood_there(row, mended, applied),
            problems=tuple(self._open(row, mended)),
            decided=tuple(decided),
            skipped=Choice.SKIP in choices,
            kept=Choice.KEEP in choices,
        )

    def _wanted(
        self, row: ParsedRow, mended: ParsedRow, applied: dict[str, str]
    ) -> Iterator[tuple[str, Decision]]:
        """Yield column and fix where a problem of `mended` calls for one."""
        for problem in mended.problems:
            fix = self._fix(problem, row)
            if fix and problem.column not in applied and fix.choice in _WRITING:
                yield problem.column, fix

    def _fix(self, problem: Problem, row: ParsedRow) -> Decision | None:
        found = self.fixes.get(mark_of(problem, row))
        if found is None and problem.fault is Fault.PLACE_MISSING and row.place_above:
            return self.fixes.get(blanks_mark(problem.column))
        return found

    def _read(self, row: ParsedRow, applied: dict[str, str]) -> ParsedRow:
        cells = tuple(
            applied.get(title, cell)
            for title, cell in zip(row.titles, row.cells, strict=True)
        )
        return read_again(row, self.tables[row.table], cells, self.around)

    def _open(self, row: ParsedRow, mended: ParsedRow) -> Iterator[tuple[Problem, str]]:
        """Yield the problems nobody has decided on; what blocks stays until it is gone."""
        for problem in mended.problems:
            decided = self._fix(problem, row) is not None
            if problem.severity is Severity.BLOCKING or not decided:
                yield problem, mark_of(problem, row)


def _with_what_stood_there(
    row: ParsedRow, mended: ParsedRow, applied: dict[str, str]
) -> ParsedRow:
    """Return `mended` with the values that were replaced among its remarks."""
    before = tuple(
        (_("%(title)s（原表）") % {"title": column}, text)
        for column, new in applied.items()
        if (text := cell_of(row, column)) and text != new
    )
    issue = replace(mended.issue, extras=(*mended.issue.extras, *before))
    return replace(mended, issue=issue) if before else mended
