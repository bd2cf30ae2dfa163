"""What narrows a list of issues: conditions, lamps and words, as the database reads them."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from taizhang.core.clocks import OFFICE_ZONE
from taizhang.core.vocabulary import LampColour, Status
from taizhang.ledger import models, numbers, search
from taizhang.ledger.standing import OVER, RUNNING, TO_CONFIRM

PHASES = {"open": RUNNING, "confirm": TO_CONFIRM, "over": OVER}


@dataclass(frozen=True)
class Filters:
    """What narrows a list; an empty value narrows nothing. Codes are exact.

    `phase`: open, confirm, over or "" for all. `raised_from`, `raised_to`: local days of
    registration, both included. `lamp`: a LampColour's value.
    """

    phase: str = ""
    lamp: str = ""
    status: str = ""
    community: str = ""
    category: str = ""
    channel: str = ""
    nature: str = ""
    unit: str = ""
    handler: str = ""
    place: str = ""
    batch: str = ""
    raised_from: dt.date | None = None
    raised_to: dt.date | None = None
    words: str = ""


def filtered(filters: Filters, at: dt.datetime) -> QuerySet[models.Standing]:
    """Return the rows that `filters` leave at the instant `at`, in no order."""
    exact = {name: value for name in EXACT if (value := getattr(filters, name))}
    found = models.Standing.objects.filter(narrowing(filters, at), **exact)
    if filters.raised_from:
        found = found.filter(registered_at__gte=_midnight(filters.raised_from))
    if filters.raised_to:
        next_day = filters.raised_to + dt.timedelta(days=1)
        found = found.filter(registered_at__lt=_midnight(next_day))
    return _holding(found, filters.words)


def narrowing(filters: Filters, at: dt.datetime) -> Q:
    """Return the condition of the chosen phase and lamp; an empty one if none is chosen."""
    wanted = Q(phase=PHASES[filters.phase]) if filters.phase else Q(pk__isnull=False)
    return wanted & lamp_condition(filters.lamp, at) if filters.lamp else wanted


EXACT = (
    "status",
    "community",
    "category",
    "channel",
    "nature",
    "unit",
    "handler",
    "place",
    "batch",
)


def _holding(found: QuerySet[models.Standing], words: str) -> QuerySet[models.Standing]:
    """Return `found` narrowed to what holds `words`: in the text, as a name or a number."""
    if not words.strip():
        return found
    wanted = Q(old_number=words.strip())
    digits = words.strip().strip("〔〕").replace("〕", "-")
    year, _, serial = digits.rpartition("-")
    if serial.isdecimal() and len(serial) < 8 and (not year or year.isdecimal()):
        by_number = Q(serial=int(serial))
        wanted |= by_number & Q(year=int(year)) if year else by_number
    if receipt := numbers.receipt_from(words):
        held = models.Receipt.objects.filter(hash=numbers.receipt_hash(receipt))
        wanted |= Q(case__in=held.values("case"))
    if condition := search.condition(words):
        sql, parameters = condition
        matching = models.Standing.objects.extra(where=[sql], params=parameters)
        wanted |= Q(id__in=matching.values("id"))
    return found.filter(wanted)


def lamp_condition(shade: str, at: dt.datetime) -> Q:
    """Return the condition under which `core.lamps.colour` gives `shade` at `at`."""
    running = Q(phase=RUNNING)
    taken_on = running & ~Q(status=Status.REGISTERED)
    conditions = {
        LampColour.RED: running & Q(due_at__lte=at),
        LampColour.AMBER: taken_on & Q(due_at__gt=at, amber_at__lte=at),
        LampColour.GREEN: taken_on & Q(due_at__gt=at, amber_at__gt=at),
        LampColour.WAITING: running & Q(status=Status.REGISTERED, due_at__gt=at),
        LampColour.NONE: Q(phase=TO_CONFIRM),
        LampColour.DONE: Q(phase=OVER),
    }
    return conditions.get(LampColour(shade), Q(pk__in=[]))


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(0), OFFICE_ZONE)
