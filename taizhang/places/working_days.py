"""The exceptional days as they are kept: read, named by what they say, and rewritten.

Where a day comes from decides whether its year is known: what an office entered for itself
is no notice.
"""

import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction

from taizhang.core.clocks import Calendar
from taizhang.places.directory import note_calendar
from taizhang.places.models import CalendarDay

# From the library, guessed, from a notice that somebody brought in, by the office itself.
NOTICE = "chinesecalendar"
GUESS = "statutory"
BROUGHT = "notice"
OWN = "office"


@dataclass(frozen=True)
class Day:
    """What is said of a day on which the day of the week does not decide."""

    working: bool
    name: str
    source: str
    provisional: bool = False


Days = Mapping[dt.date, Day]


def days() -> dict[dt.date, Day]:
    """Return every exceptional day. One query."""
    return {
        row.date: Day(row.working, row.name, row.source, row.provisional)
        for row in CalendarDay.objects.order_by("date")
    }


def known_until(some: Days, none: int) -> dt.date:
    """Return the last day for which a notice is out; the end of the year `none` before any."""
    known = (
        day.year
        for day, said in some.items()
        if not said.provisional and said.source != OWN
    )
    return dt.date(max(known, default=none), 12, 31)


def version_of(some: Days, none: int) -> str:
    """Return a name for `some` days: the same days have the same name anywhere."""
    text = "".join(f"{day} {said.working};" for day, said in sorted(some.items()))
    named = f"{text}{known_until(some, none)}"
    return f"cn-{hashlib.sha256(named.encode()).hexdigest()[:12]}"


def calendar_of(some: Days, version: str, none: int) -> Calendar:
    """Return `some` days as the rules read them."""
    return Calendar(
        version=version,
        days_off=frozenset(day for day, said in some.items() if not said.working),
        days_on=frozenset(day for day, said in some.items() if said.working),
        known_until=known_until(some, none),
    )


def rewrite(changes: Mapping[dt.date, Day | None], none: int) -> str:
    """Write `changes` (None: the day of the week decides again); return the new version."""
    with transaction.atomic():
        CalendarDay.objects.filter(date__in=list(changes)).delete()
        CalendarDay.objects.bulk_create(
            CalendarDay(
                date=day,
                working=said.working,
                name=said.name,
                source=said.source,
                provisional=said.provisional,
            )
            for day, said in changes.items()
            if said is not None
        )
        version = version_of(days(), none)
        note_calendar(version)
    return version
