"""Which running clocks another calendar moves: asked of the standings, without folding any.

Every open issue is looked at, whoever looks: a calendar is the same for all. Only codes and
instants come back; what an issue is about is asked for as its reader may see it.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from taizhang.core import commands as co
from taizhang.core.clocks import OFFICE_ZONE, Calendar, Deadline
from taizhang.core.codec import value_from
from taizhang.core.decide import POSSIBLE_IN
from taizhang.core.recounting import recounted
from taizhang.ledger import models
from taizhang.ledger.standing import RUNNING

RUN_IN = [status.value for status in POSSIBLE_IN[co.RecountClock]]
READ = ("case", "clock", "their_due", "incident_due", "reopened_count")


@dataclass(frozen=True)
class Moved:
    """An open issue whose clock another calendar counts otherwise."""

    case: str
    before: Deadline
    after: Deadline


def moved(calendar: Calendar, first: dt.date) -> tuple[Moved, ...]:
    """Return the open issues whose clock `calendar` counts otherwise, by their new due day.

    `first`: the first day about which it says something else; a clock that ends before it is
    the same. One query.
    """
    since = dt.datetime.combine(first, dt.time(0), OFFICE_ZONE)
    rows = models.Standing.whole.filter(phase=RUNNING, status__in=RUN_IN, due_at__gte=since)
    return _changed(rows.values(*READ), calendar)


def settled_since(calendar: Calendar) -> tuple[Moved, ...]:
    """Return the open issues counted by a guess about a year that `calendar` knows by now.

    A newer version of the program may bring a notice along. One query.
    """
    end = dt.datetime.combine(
        calendar.known_until + dt.timedelta(days=1), dt.time(0), OFFICE_ZONE
    )
    rows = models.Standing.whole.filter(
        phase=RUNNING,
        status__in=RUN_IN,
        due_at__lt=end,
        clock__provisional=True,
    )
    return _changed(rows.values(*READ), calendar)


def _changed(rows: Sequence[dict[str, object]], calendar: Calendar) -> tuple[Moved, ...]:
    found = (_counted(row, calendar) for row in rows)
    changed = (each for each in found if each.before != each.after)
    return tuple(sorted(changed, key=lambda each: (each.after.due_at, each.case)))


def _counted(row: dict[str, object], calendar: Calendar) -> Moved:
    clock: Deadline = value_from(Deadline, row["clock"])
    ordered = None if row["reopened_count"] else row["their_due"]
    ends = [end for end in (ordered, row["incident_due"]) if isinstance(end, dt.datetime)]
    after = recounted(clock, min(ends, default=None), calendar)
    return Moved(str(row["case"]), clock, after)
