"""The office's incidents, for pages and for the book: frozen values, never rows."""

import datetime as dt
from dataclasses import dataclass

from taizhang.core.clocks import Limit, LimitUnit
from taizhang.tongue import local
from taizhang.ways.models import Incident

# Amber begins with the last quarter.
AMBER_OF = 4


@dataclass(frozen=True)
class IncidentShown:
    """An incident as pages show it. `closed_at` is None while it goes on."""

    code: str
    name: str
    hours: int
    told: str
    opened_at: dt.datetime
    closed_at: dt.datetime | None


def limit_of(code: str) -> Limit | None:
    """Return the limit of the incident `code`, None where it does not go on. One query."""
    found = Incident.objects.filter(code=code, closed_at__isnull=True)
    hours = found.values_list("hours", flat=True).first()
    if hours is None:
        return None
    return Limit(hours, LimitUnit.HOUR, max(1, hours // AMBER_OF))


def incident(code: str) -> IncidentShown | None:
    """Return the incident `code`. One query."""
    row = Incident.objects.filter(code=code).first()
    return _shown(row) if row else None


def incidents() -> tuple[IncidentShown, ...]:
    """Return all incidents, those that go on first. One query."""
    rows = Incident.objects.order_by("-opened_at", "-pk")
    return tuple(sorted(map(_shown, rows), key=lambda each: each.closed_at is not None))


def going_on() -> tuple[IncidentShown, ...]:
    """Return the incidents that go on, the latest first. One query."""
    rows = Incident.objects.filter(closed_at__isnull=True).order_by("-opened_at", "-pk")
    return tuple(map(_shown, rows))


def _shown(row: Incident) -> IncidentShown:
    return IncidentShown(
        code=row.code,
        name=local(row.name, row.name_en),
        hours=row.hours,
        told=row.told,
        opened_at=row.opened_at,
        closed_at=row.closed_at,
    )
