"""The issues under examination: what their entries say, and what pages show of them.

Everything is read once, some issues at a time in the order in which they came, by plain
SQL: rows are compared as the database keeps them, and looked at closely where they differ.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from json import JSONDecoder
from typing import Any

from django.utils.translation import gettext as _

from taizhang.core.codec import entry_from
from taizhang.core.evolve import fold
from taizhang.core.issue import Entry, Issue
from taizhang.keys import store
from taizhang.ledger import derived, models, numbers, rows, search
from taizhang.ledger.fsck_entries import UNREADABLE, Examined, examined
from taizhang.ledger.fsck_log import Hashes
from taizhang.ledger.reading import STORED
from taizhang.ledger.sealing import Stored
from taizhang.ledger.standing import row_of
from taizhang.ledger.unanswered import unanswered_of

AT_ONCE = 500
_decode = JSONDecoder().decode
COLUMNS = rows.columns_of(models.Standing)
SHOWN = ", ".join(f'"{name}"' for name in COLUMNS)
STANDINGS = f"SELECT {SHOWN} FROM ledger_standing WHERE id BETWEEN %s AND %s"
OF_ISSUES = f"""
{STORED} JOIN ledger_standing s ON s."case" = e."case"
WHERE s.id BETWEEN %s AND %s ORDER BY s.id, e.n
"""
OF_THE_LOG = f'{STORED} WHERE e."case" IS NULL ORDER BY e.seq'
OF_NO_ISSUE = f"""
{STORED} LEFT JOIN ledger_standing s ON s."case" = e."case"
WHERE e."case" IS NOT NULL AND s.id IS NULL ORDER BY e."case", e.n
"""
HOLDERS = 'SELECT hash, "case", voice FROM ledger_receipt WHERE hash IN'
LINE = ("case", "voice", "absorbed", "wants", "tried_on", "since", "nth")
WAITING = (
    'SELECT "case", voice, absorbed, wants, tried_on, since, nth '
    'FROM ledger_unanswered WHERE "case" IN'
)
USERS = 'SELECT sha256, "case" FROM ledger_evidenceuse WHERE sha256 IN'


class Examination:
    """Looks at some of the book's entries, each once; counts what is counted of them."""

    def __init__(self, origin: str) -> None:
        self.origin = origin
        self.findings: list[str] = []
        self.hashes = Hashes()
        self.issues_count = 0
        self.receipts_count = 0
        self.uses_count = 0
        self.unanswered_count = 0

    def log(self) -> list[tuple[int, Mapping[str, Any]]]:
        """Look at the log's own entries; return what they say, by seq, in their order."""
        told = []
        for one in map(_stored, rows.every(OF_THE_LOG)):
            found = self._entry(one, {})
            if found is not None:
                told.append((one.seq, found.said))
        return told

    def taken(self) -> list[str]:
        """Return the findings so far, and forget them."""
        found, self.findings = self.findings, []
        return found

    def add(self, other: "Examination") -> None:
        """Take in what another process looked at."""
        self.findings += other.findings
        self.hashes.take(other.hashes)
        self.issues_count += other.issues_count
        self.receipts_count += other.receipts_count
        self.uses_count += other.uses_count
        self.unanswered_count += other.unanswered_count

    def between(self, first: int) -> None:
        """Look at the issues whose rows of the ledger have the ids from `first` on."""
        last = first + AT_ONCE - 1
        found = rows.every(STANDINGS, first, last)
        listed = (dict(zip(COLUMNS, row, strict=True)) for row in found)
        standings = {standing["case"]: standing for standing in listed}
        documents = search.documents(first, last)
        beside = _Beside()
        for case, several in self._cases(rows.every(OF_ISSUES, first, last)):
            standing = standings[case]
            name = numbers.label(f"{standing['year']}-{standing['serial']}")
            document = documents.get(standing.pop("id"), "")
            if whole := self._issue(name, several):
                issue, entries = whole
                self._shown(name, standing, row_of(issue, entries))
                self._found(name, document, search.document(entries))
                beside.expect(name, entries, issue)
        self.findings += beside.missing()
        self.receipts_count += len(beside.receipts)
        self.uses_count += len(beside.uses)
        self.unanswered_count += len(beside.unanswered)

    def of_no_row(self) -> None:
        """Look at the issues that the ledger does not show."""
        for case, several in self._cases(rows.every(OF_NO_ISSUE)):
            if self._issue(case, several):
                self.findings.append(
                    _("%(name)s：台账上没有这件事。请运行 rebuild 重建。") % {"name": case}
                )

    def _cases(
        self, found: list[tuple[Any, ...]]
    ) -> Iterator[tuple[str, list[tuple[Stored, Examined | None]]]]:
        """Yield the entries of each case, looked at."""
        kept = list(map(_stored, found))
        keys = store.opened({one.subject for one in kept if one.sealed})
        for case, several in groupby(kept, key=lambda one: one.case):
            self.issues_count += 1
            yield str(case), [(one, self._entry(one, keys)) for one in several]

    def _entry(self, one: Stored, keys: Mapping[str, bytes]) -> Examined | None:
        self.hashes.add(one.seq, one.leaf)
        return examined(one, keys, self.origin, self.findings)

    def _issue(
        self, name: str, several: list[tuple[Stored, Examined | None]]
    ) -> tuple[Issue, list[Entry]] | None:
        """Return an issue and its entries; None where they make none."""
        for expected, (one, _found) in enumerate(several, start=1):
            if one.n != expected:
                self.findings.append(
                    _("%(name)s：第 %(seq)d 条应是它的第 %(right)d 步，却写着第 %(n)d 步。")
                    % {"name": name, "seq": one.seq, "right": expected, "n": one.n}
                )
                return None
        try:
            entries = [_entry_of(found) for _one, found in several]
            return fold(entries), entries
        except UNREADABLE:
            self.findings.append(
                _("%(name)s：第 %(seq)d 条起的账目连不成一件事。")
                % {"name": name, "seq": several[0][0].seq}
            )
            return None

    def _shown(
        self, name: str, standing: Mapping[str, Any], right: Mapping[str, Any]
    ) -> None:
        """Compare a row of the ledger with the right one."""
        if wrong := rows.differing(models.Standing, standing, right):
            self.findings.append(
                _("%(name)s：台账上的 %(fields)s 与账本不符。请运行 rebuild 重建。")
                % {"name": name, "fields": ", ".join(wrong)}
            )

    def _found(self, name: str, words: str, right: str) -> None:
        """Compare a document of the search with the right one."""
        if words != right and search.comparable(words) != search.comparable(right):
            self.findings.append(
                _("%(name)s：检索与账本不符，有的字词查不到它。请运行 rebuild 重建。")
                % {"name": name}
            )


class _Beside:
    """The receipts and uses that some issues should have, and whose they are."""

    def __init__(self) -> None:
        self.receipts: dict[tuple[str, str, int], str] = {}
        self.uses: dict[tuple[str, str], str] = {}
        self.unanswered: dict[tuple[str, ...], str] = {}

    def expect(self, name: str, entries: list[Entry], issue: Issue) -> None:
        """Note what the issue called `name` should have."""
        for row in derived.receipts_of(entries):
            self.receipts[row["hash"], row["case"], row["voice"]] = name
        for row in derived.uses_of(entries):
            self.uses[row["sha256"], row["case"]] = name
        for row in unanswered_of(issue):
            self.unanswered[tuple(str(row[column]) for column in LINE)] = name

    def missing(self) -> list[str]:
        """Return a sentence for each issue that lacks one. Three queries at most."""
        held = _rows_in(HOLDERS, [hashed for hashed, _case, _voice in self.receipts])
        used = _rows_in(USERS, {sha256 for sha256, _case in self.uses})
        without = [name for row, name in self.receipts.items() if row not in held]
        without += [name for row, name in self.uses.items() if row not in used]
        return [
            _("%(name)s：回执号或证据的登记与账本不符。请运行 rebuild 重建。")
            % {"name": name}
            for name in dict.fromkeys(without)
        ] + self._not_asked()

    def _not_asked(self) -> list[str]:
        """Return a sentence for each issue whose residents the follow-up desk has wrong."""
        found = _rows_in(WAITING, {line[0] for line in self.unanswered})
        lines = {tuple(map(str, row)) for row in found}
        wrong = [name for line, name in self.unanswered.items() if line not in lines]
        return [
            _("%(name)s：回访台上还要问谁与账本不符。请运行 rebuild 重建。")
            % {"name": name}
            for name in dict.fromkeys(wrong)
        ]


def _rows_in(statement: str, keys: Iterable[str]) -> set[tuple[Any, ...]]:
    wanted = list(keys)
    if not wanted:
        return set()
    return set(rows.every(f"{statement} ({rows.places(len(wanted))})", *wanted))


def _entry_of(found: Examined | None) -> Entry:
    if found is None or found.opened is None:
        raise ValueError("nothing opens this leaf")
    values = {label: value for label, (_salt, value) in found.opened.items()}
    return entry_from(found.said, values)


def _stored(row: tuple[Any, ...]) -> Stored:
    """Return a row of `STORED`; what is no JSON any more is kept as None."""
    seq, case, n, leaf, committed, subject, sealed, erased_by = row
    held = _json(committed), subject, _json(sealed)
    return Stored(seq, case, n, bytes(leaf), *held, erased_by)


def _json(text: str | None) -> Any:
    try:
        return None if text is None else _decode(text)
    except ValueError:
        return None
