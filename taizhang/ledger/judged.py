"""Which open issues a standard is about: counted, never moved, before it is changed.

Every open issue is looked at, whoever looks: a standard is the same for all. Only numbers come
back.
"""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from taizhang.core.clocks import Calendar, Deadline, Limit
from taizhang.core.codec import value_from
from taizhang.core.copying import replace
from taizhang.core.recounting import recounted
from taizhang.core.vocabulary import IN_HAND, OPEN, Urgency
from taizhang.ledger import models
from taizhang.ledger.standing import RUNNING

OPEN_IN = [status.value for status in OPEN]
READ = ("status", "phase", "clock", "their_due", "incident_due", "reopened_count")


@dataclass(frozen=True)
class Judged:
    """How many open issues keep their standard. `sooner`, `later`: those being handled that
    would be due at another time, had the changed limit been theirs."""

    count: int
    sooner: int
    later: int


def judged(
    categories: Collection[str], urgency: Urgency, change: tuple[Limit, Limit], by: Calendar
) -> Judged:
    """Return the open issues of those kinds, and what `change` of the limit for handling
    would have meant to those that have the first one. One query.
    """
    before, after = change
    found = models.Standing.whole.filter(
        status__in=OPEN_IN, category__in=categories, urgency=urgency.value
    )
    count, moved = 0, []
    for row in found.values(*READ):
        count += 1
        clock = value_from(Deadline, row["clock"]) if _is_handled(row) else None
        if clock is not None and clock.limit == before != after:
            moved.append((clock.due_at, _due(row, replace(clock, limit=after), by)))
    sooner = sum(then < now for now, then in moved)
    return Judged(count, sooner, sum(then > now for now, then in moved))


def _is_handled(row: dict[str, object]) -> bool:
    """Return whether the first limit for handling runs."""
    runs = row["phase"] == RUNNING and row["status"] in IN_HAND
    return bool(runs and row["clock"] and not row["reopened_count"])


def _due(row: dict[str, object], clock: Deadline, by: Calendar) -> dt.datetime:
    others = row["their_due"], row["incident_due"]
    ends = [end for end in others if isinstance(end, dt.datetime)]
    return recounted(clock, min(ends, default=None), by).due_at
