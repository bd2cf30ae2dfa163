"""Lots among a week's strike-offs (抽看): drawn from the book itself, listed, and counted."""

import base64
import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count, Q, Sum

from taizhang.core import commands as co
from taizhang.core.lots import REOPENED, STRUCK_OFF, WEEK, drawn, strike_offs
from taizhang.core.refusals import Refused
from taizhang.core.tlog.tree import Frontier
from taizhang.ledger import book, models
from taizhang.ledger.queries import Row, as_row
from taizhang.ledger.writing import Act

AT_ONCE = 500
PAGE = 40
CHANGES = tuple(f'"kind":"{kind}"'.encode() for kind in (STRUCK_OFF, REOPENED))


@dataclass(frozen=True)
class Draw:
    """What was drawn from a week: the seed (`root` in base64), of how many, and how many."""

    size: int
    root: str
    count: int
    drawn: int


@dataclass(frozen=True)
class Second:
    """How second looks came out so far. `waiting`: drawn and not yet answered.

    What came back before anybody answered is `drawn` and nothing else.
    """

    drawn: int
    held: int
    failed: int
    unreached: int
    waiting: int

    @property
    def answered(self) -> int:
        """How many were looked at by somebody who said how it was."""
        return self.held + self.failed

    @property
    def survived_percent(self) -> int:
        """How many in a hundred of those answered survived a second look, rounded down."""
        return 100 * self.held // self.answered if self.answered else 0


@dataclass(frozen=True)
class Waiting:
    """Matters drawn and not yet answered, and where the next page begins (0: these are all).

    `failed`: those among them that were said not to hold, and nobody looked back at since.
    """

    rows: tuple[Row, ...]
    failed: tuple[Row, ...]
    after: int


def draw(monday: dt.date, share: int, at: dt.datetime) -> Draw:
    """Draw from the week that ended with `monday`, and write down whom the lots fell on.

    To be called once for each week, inside a transaction; it locks the book, so that nothing
    is added to the week meanwhile.
    """
    with transaction.atomic():
        by = book.resident()
        models.Head.objects.select_for_update().get()
        size = first_of(monday)
        ended = strike_offs(_changes(first_of(monday - WEEK), size))
        of, seed = {seq: case for case, seq in ended.items()}, root(size)
        found, told = drawn(seed, of, share), base64.b64encode(seed).decode()
        acts = [
            Act(
                of[seq],
                (co.DrawSecondLook(struck_off=seq, size=size, root=told, share=share),),
                by,
                at,
            )
            for seq in found
        ]
        for first in range(0, len(acts), AT_ONCE):
            for done in book.submit_many(acts[first : first + AT_ONCE]):
                if isinstance(done, Refused):
                    raise done
    return Draw(size, told, len(of), len(found))


def root(size: int) -> bytes:
    """Return the root of the tree over the first `size` leaves. A query for each peak."""
    peaks, begin = [], 0
    for level in reversed(range(size.bit_length())):
        if size >> level & 1:
            node = models.Node.objects.get(level=level, index=begin >> level)
            peaks.append(bytes(node.hash))
            begin += 1 << level
    return Frontier(size, tuple(peaks)).root()


def first_of(day: dt.date) -> int:
    """Return the seq of the first entry of `day` or later; how many there are if none is.

    Days never go back, so halving finds it: some twenty queries in a large book.
    """
    low, high = 0, models.Head.objects.values_list("size", flat=True).get()
    while low < high:
        middle = (low + high) // 2
        leaf = models.Entry.objects.values_list("leaf", flat=True).get(seq=middle)
        if json.loads(bytes(leaf))["day"] < day.isoformat():
            low = middle + 1
        else:
            high = middle
    return low


def waiting(today: dt.date, after: int = 0, most: int = PAGE) -> Waiting:
    """Return what is drawn and waits for somebody, the oldest matters first. One query."""
    # A no brought their day of looking back to the day it was said; whoever looks moves it on.
    doubted = Q(failed_count__gt=0, status="struck_off", look_back_on__lte=today)
    waits = models.Standing.objects.filter(Q(lot_open=True) | doubted, drawn_count__gt=0)
    rows = list(waits.filter(id__gt=after).order_by("id")[: most + 1])
    kept = rows[:most]
    return Waiting(
        tuple(as_row(row) for row in kept if row.lot_open),
        tuple(as_row(row) for row in kept if not row.lot_open),
        kept[-1].id if len(rows) > most else 0,
    )


def found() -> Second:
    """Return how second looks came out so far. One query."""
    told = models.Standing.objects.filter(drawn_count__gt=0).aggregate(
        drawn=Sum("drawn_count"),
        held=Sum("held_count"),
        failed=Sum("failed_count"),
        unreached=Sum("unreached_count"),
        waiting=Count("id", filter=Q(lot_open=True)),
    )
    return Second(**{name: count or 0 for name, count in told.items()})


def _changes(first: int, end: int) -> Iterator[dict[str, object]]:
    """Yield the strike-offs and reopenings among the entries from `first` to before `end`."""
    rows = models.Entry.objects.filter(seq__gte=first, seq__lt=end).order_by("seq")
    for stored in rows.values_list("leaf", flat=True).iterator(chunk_size=2000):
        leaf = bytes(stored)
        if any(kind in leaf for kind in CHANGES):
            yield json.loads(leaf)
