"""From rows to issues: what the rules need to decide, and nothing personal."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from taizhang.core.codec import read
from taizhang.core.evolve import fold
from taizhang.core.issue import Entry, Issue
from taizhang.keys import store
from taizhang.ledger import models, rows
from taizhang.ledger.sealing import Stored, personal_openings, plain_values

STORED = """
SELECT e.seq, e."case", e.n, e.leaf, o.committed, o.subject, o.sealed, o.erased_by_id
FROM ledger_opening o JOIN ledger_entry e ON e.seq = o.entry_id
"""


class NoSuchIssue(LookupError):
    """There is no issue of that number in this book."""


def entries_of(cases: Iterable[str]) -> dict[str, list[Entry]]:
    """Return the entries of `cases`, in order, without anything personal. One query."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for one in _stored(cases):
        entry = read(one.leaf, plain_values(one))
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
    found: dict[str, list[Stored]] = defaultdict(list)
    for one in _stored(wanted):
        found[str(one.case)].append(one)
    if missing := wanted - found.keys():
        raise NoSuchIssue(", ".join(sorted(missing)))
    sealed = {one.subject for several in found.values() for one in several if one.sealed}
    keys = store.opened(sealed)
    return {case: _opened(several, keys) for case, several in found.items()}


def stored_from(row: tuple[Any, ...]) -> Stored:
    """Return what a row of the statement `STORED` holds.

    Raises:
        ValueError: it is not JSON any more.
    """
    seq, case, n, leaf, committed, subject, sealed, erased_by = row
    return Stored(
        seq,
        case,
        n,
        bytes(leaf),
        json.loads(committed),
        subject,
        None if sealed is None else json.loads(sealed),
        erased_by,
    )


def stored_in(opening: models.Opening) -> Stored:
    """Return an opening that was read together with its entry, as rows of `STORED` are."""
    entry = opening.entry
    held = opening.committed, opening.subject, opening.sealed, opening.erased_by_id
    return Stored(entry.seq, entry.case, entry.n, bytes(entry.leaf), *held)


def _opened(several: list[Stored], keys: Mapping[str, bytes]) -> OpenedIssue:
    # Every leaf names its log; what was sealed for another one does not open here.
    origin = json.loads(several[0].leaf)["log"]
    entries = tuple(opened_entry(one, keys, origin) for one in several)
    erased = frozenset(one.seq for one in several if one.erased_by is not None)
    locked = frozenset(one.seq for one in several if one.sealed and one.subject not in keys)
    return OpenedIssue(fold(entries), entries, erased, locked)


def opened_entry(stored: Stored, keys: Mapping[str, bytes], origin: str) -> Entry:
    """Return the entry of `stored` with what is personal, as far as `keys` open it.

    Raises:
        Unreadable: a sealed value was changed, or stands in another place than its own.
    """
    personal = personal_openings(stored, keys, origin)
    values = plain_values(stored) | {k: o.value for k, o in personal.items()}
    return read(stored.leaf, values)


def _stored(cases: Iterable[str]) -> Iterator[Stored]:
    wanted = list(cases)
    if not wanted:
        return
    where = f'WHERE e."case" IN ({rows.places(len(wanted))}) ORDER BY e."case", e.n'
    yield from map(stored_from, rows.every(STORED + where, *wanted))
