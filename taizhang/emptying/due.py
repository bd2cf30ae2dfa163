"""Which boxes are to be opened: what the desk says, to whom it concerns.

A desk is opened all day long, and a plan changes by the day: a process remembers for a
minute how the boxes stand, and asks anew once it changes something of one itself.
"""

import datetime as dt
from dataclasses import dataclass

from django.core.cache import cache

from taizhang.core.vocabulary import Actor, Duty
from taizhang.emptying import boxes
from taizhang.emptying.boxes import BoxStands, kept_as
from taizhang.places.names import KEPT_SECONDS


@dataclass(frozen=True)
class Due:
    """Boxes that wait to be opened. `late`: how many of them should have been before today."""

    names: tuple[str, ...] = ()
    late: int = 0


def due(by: Actor, today: dt.date) -> Due:
    """Return which boxes wait for `by`: their own, or all for whoever gives work out.

    No query, or one every minute.

    Whoever stands in for a keeper is told of that keeper's boxes, too.
    """
    if Duty.DISPATCH in by.holds:
        found = _kept(today)
    elif Duty.REGISTER in by.holds:
        keepers = {by.id, *(away.id for away in by.covers)}
        found = tuple(box for box in _kept(today) if box.keeper in keepers)
    else:
        return Due()
    waiting = [box for box in found if box.late]
    return Due(tuple(box.name for box in waiting), sum(box.due < today for box in waiting))


def _kept(today: dt.date) -> tuple[BoxStands, ...]:
    known: tuple[dt.date, tuple[BoxStands, ...]] | None = cache.get(kept_as())
    if known is None or known[0] != today:
        known = today, boxes.boxes(today)
        cache.set(kept_as(), known, KEPT_SECONDS)
    return known[1]
