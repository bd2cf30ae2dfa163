"""Matters that wait for their check and that nobody may check: the leader named is told.

Whether somebody may is decided by who worked on it, which stands in no row. So it is asked
of the book, but only of what moved, and of all that waits only where the people changed.
"""

import datetime as dt
import hashlib
import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from taizhang.core.pressing import Notice, Staff, What, alone
from taizhang.ledger.telling import Told, nobody_may_check, to_check
from taizhang.outbox.models import Given, Reading, Unchecked
from taizhang.outbox.withdrawing import forget


@dataclass(frozen=True)
class Waits:
    """What a look found: of `asked` (None: of all matters) those that nobody may check.

    `rows`: whatever waits for its check. `staffed`: with which people that was found.
    """

    asked: frozenset[str] | None
    rows: dict[str, Told]
    alone: frozenset[str]
    staffed: str

    def is_over(self, case: str) -> bool:
        """Return whether a matter that nobody might check does not wait so any more."""
        return case not in self.alone and (self.asked is None or case in self.asked)


def found(
    moved: Collection[str],
    waiting: dict[str, Told],
    people: Staff,
    before: Reading,
    *,
    anew: bool,
) -> Waits:
    """Return which of what `moved`, and is `waiting` for its check, nobody may check.

    `anew`: of all that waits, where since `before` other people are there.
    """
    staffed = _digest(people) if anew else before.staffed
    changed = staffed != before.staffed
    rows = to_check() if changed else waiting
    alone = frozenset(nobody_may_check(rows, people.checkers))
    return Waits(None if changed else frozenset(moved), rows, alone, staffed)


def keep(waits: Waits, people: Staff, now: dt.datetime) -> Iterator[Notice]:
    """Keep what nobody may check, and yield who is to be told; what is over is withdrawn."""
    before = dict(Unchecked.objects.values_list("case", "since"))
    _end(list(filter(waits.is_over, before)))
    fresh = waits.alone - before.keys()
    Unchecked.objects.bulk_create(
        [Unchecked(case=case, since=now) for case in sorted(fresh)], ignore_conflicts=True
    )
    for case in sorted(waits.alone):
        yield from alone(waits.rows[case].matter, people, before.get(case, now))


def kept() -> frozenset[str]:
    """Return the cases that nobody may check. One query."""
    return frozenset(Unchecked.objects.values_list("case", flat=True))


def _end(over: Collection[str]) -> None:
    if not over:
        return
    told = Given.objects.filter(case__in=over, key__startswith=f"{What.ALONE.value}:")
    forget(
        What.ALONE,
        over,
        {key.rpartition(":")[2] for key in told.values_list("key", flat=True)},
    )
    told.delete()
    Unchecked.objects.filter(case__in=over).delete()


def _digest(people: Staff) -> str:
    checkers = sorted((each.id, each.unit) for each in people.checkers)
    said = json.dumps([checkers, sorted(people.leaders.items())])
    return hashlib.sha256(said.encode()).hexdigest()
