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
from taizhang.core.vocabulary import Status
from taizhang.ledger.telling import Told, nobody_may_check, to_check
from taizhang.outbox.models import Given, Reading, Unchecked
from taizhang.outbox.withdrawing import forget


@dataclass(frozen=True)
class Waits:
    """What was found of `rows`: the cases that nobody may check. `staffed`: with which people."""

    rows: dict[str, Told]
    alone: frozenset[str]
    staffed: str


def found(moved: dict[str, Told], people: Staff, before: Reading, *, anew: bool) -> Waits:
    """Return which of the matters that `moved` nobody may check.

    `anew`: of all that wait, where since `before` other people are there.
    """
    staffed = _digest(people) if anew else before.staffed
    rows = to_check() | moved if staffed != before.staffed else moved
    waiting = [case for case, told in rows.items() if is_to_be_checked(told)]
    return Waits(rows, frozenset(nobody_may_check(waiting, people.checkers)), staffed)


def is_to_be_checked(told: Told) -> bool:
    """Return whether a matter waits for its check."""
    return told.matter.status is Status.HANDLED


def keep(waits: Waits, people: Staff, now: dt.datetime) -> Iterator[Notice]:
    """Keep what nobody may check, and yield who is to be told; what is over is withdrawn."""
    before = dict(Unchecked.objects.values_list("case", "since"))
    _end([case for case in before if case in waits.rows and case not in waits.alone], now)
    fresh = waits.alone - before.keys()
    Unchecked.objects.bulk_create(
        [Unchecked(case=case, since=now) for case in sorted(fresh)], ignore_conflicts=True
    )
    for case in sorted(waits.alone):
        yield from alone(waits.rows[case].matter, people, before.get(case, now))


def kept() -> frozenset[str]:
    """Return the cases that nobody may check. One query."""
    return frozenset(Unchecked.objects.values_list("case", flat=True))


def _end(over: Collection[str], now: dt.datetime) -> None:
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
