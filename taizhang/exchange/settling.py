"""Decide what will become of each row of doubt, by the fixes made and what is on the ledger.

Done once when a file was read, and again for the rows that a fix is about.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any

from taizhang.exchange.carrying import Carrier
from taizhang.exchange.doubts import COMING_IN, Doubt, Standing
from taizhang.exchange.fixing import blanks_mark, row_mark
from taizhang.exchange.marks import already_there, matter_of
from taizhang.exchange.mending import Mended, Mender
from taizhang.exchange.parsed import Fault, Problem, Severity

CHUNK = 500


@dataclass
class Sum:
    """What was counted: rows by standing, faults of rows to change and of others, marks."""

    standings: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    noted: Counter[str] = field(default_factory=Counter)
    flags: Counter[str] = field(default_factory=Counter)
    alike: Counter[str] = field(default_factory=Counter)
    decided: Counter[str] = field(default_factory=Counter)

    def add(self, doubt: Doubt) -> Doubt:
        """Count `doubt`; return it, told apart from earlier ones that say the same."""
        if doubt.standing in (Standing.NOTED, Standing.ALIKE):
            new = any(mark not in self.alike for mark in doubt.marks) or not doubt.marks
            doubt = replace(doubt, standing=Standing.NOTED if new else Standing.ALIKE)
        self.standings[doubt.standing] += 1
        self.alike.update(doubt.marks)
        self.decided.update(doubt.others)
        if doubt.standing is Standing.BLOCKED:
            self.wrong.update(set(doubt.faults))
        elif doubt.standing in COMING_IN:
            self.noted.update(set(doubt.faults))
            self.flags.update(doubt.flags)
        return doubt

    def as_json(self) -> dict[str, Any]:
        """Return the sum to be kept with a batch; without the marks."""
        return {
            "standings": dict(self.standings),
            "wrong": dict(self.wrong.most_common()),
            "noted": dict(self.noted.most_common()),
            "flags": dict(self.flags),
        }

    def repeated(self) -> dict[str, int]:
        """Return how many rows a mark is found in, of those found more than once."""
        whole = self.decided | self.alike
        return {mark: count for mark, count in whole.items() if count > 1}


@dataclass
class Settler:
    """Settles rows of doubt of one batch, as of the moment its file was read."""

    batch: str
    mender: Mender
    carrier: Carrier
    total: Sum = field(default_factory=Sum)

    def settle(
        self, lines: Iterable[Doubt], changed: Collection[str] | None = None
    ) -> Iterator[Doubt]:
        """Yield `lines` with what will become of them, and count them.

        With `changed`, only those that hold one of its marks are looked at again.
        Two queries for each 500.
        """
        rest = iter(lines)
        while chunk := list(islice(rest, CHUNK)):
            touched = [doubt for doubt in chunk if _touched(doubt, changed)]
            settled = dict(self._settled(touched))
            for doubt in chunk:
                yield self.total.add(settled.get(doubt.place, doubt))

    def _settled(self, chunk: Sequence[Doubt]) -> Iterator[tuple[str, Doubt]]:
        mended = [self.mender.mend(doubt.row()) for doubt in chunk]
        marks = (matter_of(each.row) for each in mended)
        known, matters = already_there(
            [each.row.fingerprint for each in mended], [mark for mark in marks if mark]
        )
        for doubt, each in zip(chunk, mended, strict=True):
            came_in, case = matters.get(matter_of(each.row), ("", ""))
            copy = case if came_in != self.batch and not each.kept else ""
            standing = _standing(each, each.row.fingerprint in known, bool(copy))
            yield doubt.place, self._told(doubt, each, standing)

    def _told(self, doubt: Doubt, mended: Mended, standing: Standing) -> Doubt:
        carried = self.carrier.carry(mended.row)
        flags = {
            "f": carried.command.finished,
            "u": carried.unlocated,
            "d": carried.undated,
        }
        problems = mended.problems
        if standing is Standing.DOUBLE:
            problems = (*problems, (LATER_COPY, row_mark(mended.row)))
        # Blocked rows are counted by what blocks them; what else is odd is seen beside it.
        telling = [
            problem.fault.value
            for problem, _mark in problems
            if standing is not Standing.BLOCKED or problem.severity is Severity.BLOCKING
        ]
        return replace(
            doubt,
            standing=standing,
            flags="".join(letter for letter, true in flags.items() if true),
            marks=tuple(dict.fromkeys(mark for _problem, mark in problems if mark)),
            others=_others(mended),
            faults=tuple(telling),
        )


LATER_COPY = Problem(fault=Fault.LATER_COPY, severity=Severity.NOTE)


def _standing(mended: Mended, known: bool, copy: bool) -> Standing:
    if mended.skipped:
        return Standing.SKIPPED
    if known:
        return Standing.KNOWN_BLOCKED if mended.blocked else Standing.KNOWN
    if mended.blocked:
        return Standing.BLOCKED
    if copy:
        return Standing.DOUBLE
    return Standing.NOTED if mended.problems else Standing.READY


def _others(mended: Mended) -> tuple[str, ...]:
    """Return marks by which decisions find the row: its own, of its blanks, of its fixes."""
    blanks = (
        blanks_mark(problem.column)
        for problem, _mark in mended.problems
        if problem.fault is Fault.PLACE_MISSING
    )
    return tuple(dict.fromkeys((row_mark(mended.row), *blanks, *mended.decided)))


def _touched(doubt: Doubt, changed: Collection[str] | None) -> bool:
    return changed is None or any(mark in changed for mark in (*doubt.marks, *doubt.others))
