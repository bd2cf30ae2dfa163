"""What was before: who was given such matters."""

from dataclasses import dataclass

from django.db.models import F, Q

from taizhang.ledger import models

LATEST = 60


@dataclass(frozen=True)
class Precedent:
    """A matter that was given to a unit, and perhaps to a person there. All are codes."""

    place: str
    community: str
    unit: str
    handler: str


def given_before(category: str, place: str) -> tuple[Precedent, ...]:
    """Return to whom matters of `category` went of late, those at `place` among them.

    One query. Looks at the latest of each, however many there have been.
    """
    rows = models.Standing.objects.filter(complained_of="").exclude(unit="")
    # What was settled at the counter by whoever wrote it down was given to nobody.
    rows = rows.exclude(handler=F("first_contact"), handler__gt="")
    of_kind = rows.filter(category=category)
    latest = of_kind.order_by("-phase", "-order_at", "-id").values("pk")[:LATEST]
    wanted = Q(pk__in=latest)
    if place:
        here = of_kind.filter(place=place).order_by("-registered_at").values("pk")[:LATEST]
        wanted |= Q(pk__in=here)
    found = models.Standing.objects.filter(wanted).order_by("-registered_at")
    columns = found.values_list("place", "community", "unit", "handler")
    return tuple(Precedent(*row) for row in columns)
