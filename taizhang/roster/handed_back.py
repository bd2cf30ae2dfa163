"""What somebody finds on their return: what was done in their place, and what is open."""

import datetime as dt
from dataclasses import dataclass
from itertools import chain

from django.utils.timezone import localdate

from taizhang.ledger import numbers
from taizhang.ledger.awaiting import Awaits
from taizhang.ledger.filtering import Filters
from taizhang.ledger.queries import Row
from taizhang.ledger.shown import Changed, Lamp
from taizhang.ledger.stood_in import done_in_place_of
from taizhang.ledger.waiting import waiting
from taizhang.people.models import Absence
from taizhang.places.calendar import calendar
from taizhang.web import dates, lamps, titles
from taizhang.web.addresses import issue_url, ledger_url
from taizhang.web.changes import changes, people_in
from taizhang.web.naming import Naming, naming

DONE_MOST = 100
OPEN_MOST = 10
# What was reported waits for others.
IN_HAND = ",".join((Awaits.TAKING_UP, Awaits.HANDLING, Awaits.REWORK))


@dataclass(frozen=True)
class StillOpen:
    """A matter that is in their hands."""

    label: str
    title: str
    url: str
    lamp: Lamp
    due: str


@dataclass(frozen=True)
class HandedBack:
    """What was done from one day to another, by whom, and what is still open.

    `read`: they have said that they know. `more`: not all that was done is shown.
    """

    id: int
    since: str
    until: str
    by: str
    done: tuple[Changed, ...]
    count: int
    more: bool
    open: tuple[StillOpen, ...]
    open_count: int
    open_url: str
    read: bool


def handed_back(absence: Absence, at: dt.datetime) -> HandedBack:
    """Return what happened during `absence`. Two queries, and the names."""
    who = absence.person.pseudonym
    entries = done_in_place_of(who, absence.from_seq, DONE_MOST + 1)
    mine = Filters(phase="open", handler=who, awaits=IN_HAND)
    cases = {entry.case for entry in entries}
    found = waiting([mine], at, also=cases, most=OPEN_MOST)
    pile, shown = found.piles[0], entries[:DONE_MOST]
    rows = [*pile.rows, *found.also.values()]
    people = chain(people_in(entries), (row.handler for row in rows))
    known = naming(people, (row.place for row in rows), (), at)
    today, ended = localdate(at), absence.ended_at
    last = localdate(ended) if ended else absence.until
    doers = dict.fromkeys(known.person(entry.actor) for entry in shown)
    return HandedBack(
        id=absence.pk,
        since=dates.day(localdate(absence.since), today),
        until=dates.day(last, today),
        by="、".join(doers),
        done=changes(shown, found.also, known, calendar()),
        count=len({(entry.case, entry.step) for entry in shown}),
        more=len(entries) > DONE_MOST,
        open=tuple(_open(row, known) for row in pile.rows),
        open_count=pile.count,
        open_url=ledger_url(phase="open", handler=who, awaits=IN_HAND),
        read=absence.read_at is not None,
    )


def _open(row: Row, known: Naming) -> StillOpen:
    today = localdate(known.now)
    due = dates.day(localdate(row.clock.due_at), today) if row.clock else ""
    return StillOpen(
        label=numbers.label(row.number),
        title=titles.title(row.summary),
        url=issue_url(row.number),
        lamp=lamps.shown(row, known.now, calendar()),
        due=due,
    )
