"""The whole office at a glance: open work by community and lamp, and what presses most.

Each number is that of a list: the same conditions, so that whoever follows it finds as many
rows as it said.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, CharField, Count, IntegerField, Q, Value, When

from taizhang.core.vocabulary import LampColour
from taizhang.ledger import models
from taizhang.ledger.awaiting import Awaits
from taizhang.ledger.counting import LIT
from taizhang.ledger.filtering import lamp_condition, open_work
from taizhang.ledger.queries import Row, as_row
from taizhang.ledger.standing import RUNNING

QUIET_DAYS = 7
OFTEN = 2  # earlier matters of its kind at the place: the third time, or more


@dataclass(frozen=True)
class Share:
    """Open work of one community (or "") and category: how many of each lamp.

    `quiet`: with how many of those whose clock runs nothing has moved for a week.
    """

    community: str
    category: str
    lamps: dict[LampColour, int]
    quiet: int


def shares(at: dt.datetime) -> tuple[Share, ...]:
    """Return the open work of each community and category there is. One query."""
    lamps = {
        shade.value: Count("id", filter=lamp_condition(shade.value, at)) for shade in LIT
    }
    still = Q(phase=RUNNING, moved_at__lt=at - dt.timedelta(days=QUIET_DAYS))
    found = models.Standing.objects.filter(open_work()).values("community", "category")
    counts: dict[str, Any] = {"quiet": Count("id", filter=still), **lamps}
    rows: Any = found.annotate(**counts)
    return tuple(
        Share(
            row["community"],
            row["category"],
            {shade: row[shade.value] for shade in LIT},
            row["quiet"],
        )
        for row in rows.order_by("community", "category")
    )


def pressing(at: dt.datetime, most: int = 5) -> tuple[tuple[str, Row], ...]:
    """Return what needs a leader's word, the weightiest first, each with why. One query.

    Why: the `awaits` of what only a leader decides, or again, often, late.
    """
    red = lamp_condition(LampColour.RED.value, at)
    reasons = {
        Awaits.RESPONSIBILITY.value: Q(awaits=Awaits.RESPONSIBILITY),
        Awaits.RULING.value: Q(awaits=Awaits.RULING),
        Awaits.DEFERRAL.value: Q(awaits=Awaits.DEFERRAL),
        Awaits.EXTENSION.value: Q(awaits=Awaits.EXTENSION),
        "again": red & (Q(reopened_count__gt=0) | Q(rework_count__gt=0)),
        "often": red & Q(earlier_count__gte=OFTEN),
        "late": red,
        Awaits.VOID.value: Q(awaits=Awaits.VOID),
    }
    rank = Case(
        *(When(reason, then=place) for place, reason in enumerate(reasons.values())),
        output_field=IntegerField(),
    )
    why = Case(
        *(When(reason, then=Value(name)) for name, reason in reasons.items()),
        output_field=CharField(),
    )
    found = models.Standing.objects.filter(open_work()).annotate(rank=rank, why=why)
    rows = found.filter(rank__isnull=False).order_by("rank", "order_at", "id")[:most]
    return tuple((row.why, as_row(row)) for row in rows)
