"""From rows to issues: what the rules need to decide, and nothing personal."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from taizhang.core.codec import read
from taizhang.core.evolve import fold
from taizhang.core.issue import Entry, Issue
from taizhang.keys import store
from taizhang.ledger import models
from taizhang.ledger.sealing import personal_openings, plain_values


class NoSuchIssue(LookupError):
    """There is no issue of that number in this book."""


def entries_of(cases: Iterable[str]) -> dict[str, list[Entry]]:
    """Return the entries of `cases`, in order, without anything personal. One query."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for row in _openings(cases):
        entry = read(bytes(row.entry.leaf), plain_values(row))
        found[entry.case].append(entry)
    return found


def issues_of(cases: Iterable[str]) -> dict[str, Issue]:
    """Return how each of `cases` stands, from its entries alone. One query.

    Raises:
        NoSuchIssue: one of them is not there.
    """
    wanted = set(cases)
    found = {case: fold(entries) for case, entries in entries_of(wanted).items()}
    if missing := wanted - found.keys():
        raise NoSuchIssue(", ".join(sorted(missing)))
    return found


@dataclass(frozen=True)
class OpenedIssue:
    """An issue with what is personal in it opened, as far as it was not erased.

    `erased`: seqs of the entries whose personal values are gone. `locked`: seqs of those
    whose values are there, while the key to them is not; nobody said that they be erased.
    """

    issue: Issue
    entries: tuple[Entry, ...]
    erased: frozenset[int]
    locked: frozenset[int]


def opened_issue(case: str) -> OpenedIssue:
    """Return the issue `case` with everything in it. One query in each database.

    Raises:
        NoSuchIssue: there is no such case.
    """
    return opened_issues([case])[case]


def opened_issues(cases: Iterable[str]) -> dict[str, OpenedIssue]:
    """Return `cases` with everything in them. One query in each database, however many.

    Raises:
        NoSuchIssue: one of them is not there.
    """
    wanted = set(cases)
    found: dict[str, list[models.Opening]] = defaultdict(list)
    for row in _openings(wanted):
        found[str(row.entry.case)].append(row)
    if missing := wanted - found.keys():
        raise NoSuchIssue(", ".join(sorted(missing)))
    sealed = {row.subject for rows in found.values() for row in rows if row.sealed}
    keys = store.opened(sealed)
    return {case: _opened(rows, keys) for case, rows in found.items()}


def _opened(rows: list[models.Opening], keys: Mapping[str, bytes]) -> OpenedIssue:
    # Every leaf names its log; what was sealed for another one does not open here.
    origin = json.loads(bytes(rows[0].entry.leaf))["log"]
    entries = tuple(opened_entry(row, keys, origin) for row in rows)
    erased = frozenset(row.entry_id for row in rows if row.erased_by_id is not None)
    locked = frozenset(
        row.entry_id for row in rows if row.sealed and row.subject not in keys
    )
    return OpenedIssue(fold(entries), entries, erased, locked)


def opened_entry(row: models.Opening, keys: Mapping[str, bytes], origin: str) -> Entry:
    """Return the entry of `row` with what is personal, as far as `keys` open it.

    Raises:
        Unreadable: a sealed value was changed, or stands in another place than its own.
    """
    personal = personal_openings(row, keys, origin)
    values = plain_values(row) | {k: o.value for k, o in personal.items()}
    return read(bytes(row.entry.leaf), values)


def _openings(cases: Iterable[str]) -> Iterable[models.Opening]:
    rows = models.Opening.objects.select_related("entry").filter(
        entry__case__in=list(cases)
    )
    return rows.order_by("entry__case", "entry__n").iterator()
