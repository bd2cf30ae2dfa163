"""Who is away today, and who is there for them (AB 岗).

The book asks anew in each transaction; pages go by what each process keeps for a minute.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.core.cache import cache
from django.db import connection
from django.utils.timezone import localdate

from taizhang.core.clocks import OFFICE_ZONE
from taizhang.core.standing_in import LENT, whoever_is_there
from taizhang.core.vocabulary import Actor, Duty
from taizhang.people.models import Absence, User
from taizhang.people.names import KEPT_SECONDS

ANYBODY = "SELECT 1 FROM people_absence WHERE ended_at IS NULL AND until >= %s LIMIT 1"
KEY = "people:rota"
GONE = "people:gone"


@dataclass(frozen=True)
class Rota:
    """The people who are away, by pseudonym, until when; and who is there for each.

    `there`: "" where nobody is. `actors`: the same people as the rules know them.
    """

    away: Mapping[str, dt.date] = field(default_factory=dict)
    there: Mapping[str, str] = field(default_factory=dict)
    actors: Mapping[str, Actor] = field(default_factory=dict)

    def covers(self, pseudonym: str) -> tuple[Actor, ...]:
        """Return those whom somebody stands in for."""
        if not self.away or pseudonym in self.away:
            return ()
        covered = (away for away, there in self.there.items() if there == pseudonym)
        return tuple(self.actors[away] for away in covered)

    @property
    def alone(self) -> tuple[Actor, ...]:
        """Those who are away with nobody there for them (没人在岗)."""
        return tuple(self.actors[away] for away, there in self.there.items() if not there)


def rota(on: dt.date | None = None) -> Rota:
    """Return who is away on the day `on`, today unless said, and who is there instead.

    One query; a second one where anybody is away.
    """
    day = on or localdate()
    with connection.cursor() as cursor:
        cursor.execute(ANYBODY, [connection.ops.adapt_datefield_value(day)])
        if cursor.fetchone() is None:
            return Rota()
    return _read(day)


def rota_kept() -> Rota:
    """Return who is away today, as of at most a minute ago."""
    found: Rota = cache.get_or_set(KEY, rota, KEPT_SECONDS) or Rota()
    return found


def gone_kept() -> frozenset[str]:
    """Return those whose accounts are closed, as of at most a minute ago."""
    found: frozenset[str] | None = cache.get_or_set(GONE, _gone, KEPT_SECONDS)
    return found or frozenset()


def forget_rota() -> None:
    """Let pages of this process see at once what changed."""
    cache.delete_many([KEY, GONE])


def _gone() -> frozenset[str]:
    closed = User.objects.filter(is_active=False)
    return frozenset(closed.values_list("pseudonym", flat=True))


def _read(day: dt.date) -> Rota:
    tomorrow = dt.datetime.combine(day + dt.timedelta(days=1), dt.time(0), OFFICE_ZONE)
    running = Absence.objects.filter(
        ended_at__isnull=True, until__gte=day, since__lt=tomorrow
    )
    away = dict(running.values_list("person__pseudonym", "until"))
    columns = ("pseudonym", "backup__pseudonym", "is_active", "unit__code", "role__duties")
    rows = list(User.objects.values_list(*columns).order_by("pk"))
    backups = {person: backup or "" for person, backup, *_rest in rows}
    gone = {row[0] for row in rows if not row[2]}
    actors = {
        person: Actor(person, unit, frozenset(map(Duty, duties)) & LENT)
        for person, _backup, active, unit, duties in rows
        if person in away and active
    }
    there = {each: whoever_is_there(each, backups, away.keys() | gone) for each in actors}
    return Rota({each: away[each] for each in actors}, there, actors)
