"""Going away and coming back: who is not there today, and until when."""

import datetime as dt

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.timezone import localdate

from taizhang.people.models import Absence, User
from taizhang.people.rota import forget_rota

# Whoever is away for longer hands over, and the office names somebody else.
LONGEST = dt.timedelta(days=366)


class BadDay(ValueError):
    """Nobody is away until a day that is over, or for longer than a year."""


@transaction.atomic
def go(person: User, until: dt.date, by: str, at: dt.datetime, from_seq: int) -> Absence:
    """Write that `person` is away up to and with `until`, and return it.

    Whoever is away already is so until then, from the day on which they went. `from_seq`:
    the first entry of the book that is not there yet.

    Raises:
        BadDay: see there.
    """
    if not localdate(at) <= until <= localdate(at) + LONGEST:
        raise BadDay(until)
    mine = Absence.objects.select_for_update().filter(person=person, ended_at__isnull=True)
    there = mine.first()
    if there and there.until < localdate(at):
        _end(there, at)
        there = None
    if there is None:
        there = Absence(person=person, since=at, by=by, from_seq=from_seq)
    there.until = until
    there.save()
    forget_rota()
    return there


def come_back(person: User, at: dt.datetime) -> bool:
    """Write that `person` is back; return whether they were away."""
    running = Absence.objects.filter(person=person, ended_at__isnull=True).first()
    if running is None:
        return False
    _end(running, at)
    return True


def over(at: dt.datetime) -> QuerySet[Absence]:
    """Return the absences that are over, and of which nobody has read what was done."""
    ended = Q(ended_at__isnull=False) | Q(until__lt=localdate(at))
    return Absence.objects.filter(ended, read_at__isnull=True)


def read(absence: Absence, at: dt.datetime) -> None:
    """Write that whoever was away knows what was done, for this absence and those before."""
    over(at).filter(person=absence.person, pk__lte=absence.pk).update(read_at=at)


def name_backup(person: User, backup: User | None) -> None:
    """Write who stands in for `person`; None: nobody."""
    person.backup = backup
    person.save(update_fields=["backup"])
    forget_rota()


def _end(absence: Absence, at: dt.datetime) -> None:
    absence.ended_at = at
    absence.save(update_fields=["ended_at"])
    forget_rota()
