"""What the outbox asks of the book: what was written since, and which clocks come round.

Rows come without words, and whoever may see them or not: each is told to somebody only
after `core.pressing` has asked what they may see.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any, Final

from django.db.models import CharField, Count, Expression, Q, Subquery, Value
from django.db.models.functions import Cast, Coalesce, Concat

from taizhang.core.codec import read
from taizhang.core.independence import Checker, Rule, rule
from taizhang.core.issue import Entry
from taizhang.core.pressing import LONGEST_PAUSE, Matter, Running
from taizhang.core.seeing import Looked
from taizhang.core.vocabulary import IN_HAND, Status, Urgency
from taizhang.ledger import models, rows
from taizhang.ledger.reading import issues_of, stored_in
from taizhang.ledger.sealing import plain_values
from taizhang.ledger.standing import RUNNING

CASES_AT_ONCE: Final = 1000
FOLDED_AT_ONCE: Final = 100


@dataclass(frozen=True)
class Told:
    """A matter as messages tell of it: never its words, which stay in the house."""

    number: str
    matter: Matter


def written() -> int:
    """Return how many entries the book has. One query."""
    return rows.value("SELECT size FROM ledger_head WHERE id = 1") or 0


def written_beside() -> Expression:
    """Return how many entries the book has, to be asked along with something else."""
    head = models.Head.objects.filter(pk=1).values("size")
    return Coalesce(Subquery(head), 0)


def entries_from(seq: int, most: int) -> tuple[tuple[Entry, ...], int]:
    """Return entries on issues from `seq` on, and the seq to go on from. One query."""
    found = models.Opening.objects.select_related("entry").filter(pk__gte=seq)
    stored = list(found.order_by("pk")[:most])
    after = stored[-1].pk + 1 if stored else seq
    ours = map(stored_in, (each for each in stored if each.entry.case))
    return tuple(read(one.leaf, plain_values(one)) for one in ours), after


def told_of(cases: Iterable[str]) -> dict[str, Told]:
    """Return how `cases` stand, by case. One query for each thousand, none for no cases."""
    return _in_turn(cases, Q())


def to_check(cases: Iterable[str] | None = None) -> dict[str, Told]:
    """Return what waits for its check, by case: all that does, or of `cases` alone.

    One query, or one for each thousand.
    """
    waiting = Q(phase=RUNNING, status=Status.HANDLED.value)
    if cases is None:
        return {told.matter.case: told for told in _told(waiting)}
    return _in_turn(cases, waiting)


def _in_turn(cases: Iterable[str], wanted: Q) -> dict[str, Told]:
    """Return the matters `wanted` of `cases`: an import brings more than one query can name."""
    found = (_told(wanted & Q(case__in=some)) for some in _slices(cases, CASES_AT_ONCE))
    return {told.matter.case: told for told in chain.from_iterable(found)}


def _slices(cases: Iterable[str], size: int) -> Iterator[list[str]]:
    every = sorted(set(cases))
    for begin in range(0, len(every), size):
        yield every[begin : begin + size]


def nobody_may_check(cases: Iterable[str], checkers: Collection[Checker]) -> Iterator[str]:
    """Yield those of `cases` for whose check nobody is there. One query for each hundred.

    From the book: who worked on a matter stands in no row.
    """
    for some in _slices(cases, FOLDED_AT_ONCE):
        for case, issue in issues_of(some).items():
            if rule(issue, checkers) is Rule.WAITS:
                yield case


def coming_round(since: dt.datetime, until: dt.datetime) -> list[Told]:
    """Return those whose clock may have something to say in (since, until]. One query."""
    near = Q(due_at__gt=since - LONGEST_PAUSE, amber_at__lte=until + LONGEST_PAUSE)
    # What is parked is looked at on the morning of its day, before its instant.
    return _told(Q(phase=RUNNING) & near)


def lit(at: dt.datetime) -> list[Told]:
    """Return what is amber or red at the instant `at`, the longest overdue first. One query."""
    return _told(Q(phase=RUNNING, amber_at__lte=at))


def in_hand() -> dict[str, int]:
    """Return how many matters each handler has in hand. One query."""
    theirs = models.Standing.whole.filter(
        phase=RUNNING, status__in=[status.value for status in IN_HAND]
    )
    counted = theirs.exclude(handler="").values("handler").annotate(count=Count("pk"))
    return {row["handler"]: row["count"] for row in counted}


def _told(wanted: Q) -> list[Told]:
    found = models.Standing.whole.filter(wanted).order_by("phase", "order_at", "id")
    return [_of(*row) for row in found.values_list(NUMBER, *COLUMNS)]


NUMBER = Concat(
    Cast("year", CharField()),
    Value("-"),
    Cast("serial", CharField()),
    output_field=CharField(),
)
CODES = ("community", "place", "unit", "handler", "first_contact", "complained_of")
COLUMNS = (
    *("case", "status", "urgency", "registered_at", "supporting"),
    *("amber_at", "due_at", "clock__started_at", *CODES),
)


def _of(number: str, case: str, status: str, urgency: str, *rest: Any) -> Told:
    registered_at, supporting, amber_at, due_at, started_at, *codes = rest
    clock = None
    if amber_at and due_at:
        began = dt.datetime.fromisoformat(started_at) if started_at else registered_at
        clock = Running(began, amber_at, due_at)
    helping = frozenset(filter(None, supporting.split(",")))
    looked = Looked(supporting=helping, **dict(zip(CODES, codes, strict=True)))
    at = registered_at
    return Told(number, Matter(case, Status(status), Urgency(urgency), looked, at, clock))
