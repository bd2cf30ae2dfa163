"""How often what a unit reported as done held at the first check (一次过率)."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, Q, Sum

from taizhang.ledger import models


@dataclass(frozen=True)
class FirstTime:
    """Of a unit: what was struck off, how much of it never had to be done again, how often it had."""

    unit: str
    struck_off: int
    at_once: int
    reworks: int

    @property
    def percent(self) -> int:
        """How many in a hundred never had to be done again."""
        return 100 * self.at_once // self.struck_off


def by_unit(since: dt.date) -> tuple[FirstTime, ...]:
    """Return it for what was struck off from the day `since`, the lowest share first. One query.

    What is still being done again shows in its own matter; it counts here once it is over.
    """
    over = models.Standing.objects.filter(last_struck_off_on__gte=since).exclude(unit="")
    counted = (
        over.order_by()
        .values_list("unit")
        .annotate(
            struck_off=Count("id"),
            at_once=Count("id", filter=Q(rework_count=0)),
            reworks=Sum("rework_count"),
        )
    )
    units = (FirstTime(*each) for each in counted)
    return tuple(sorted(units, key=lambda each: (each.percent, -each.struck_off)))
