"""The follow-up desk asks of the book: whose answer is missing, the longest waiting first.

Lists are read by cursor, as the ledger is; whoever looks finds the residents of the matters
that they may see, and of no other.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.db.models.fields.tuple_lookups import TupleGreaterThan

from taizhang.core.issue import Issue, Voice
from taizhang.ledger import models
from taizhang.ledger.cursors import cursor_at, values_of
from taizhang.ledger.unanswered import Wants

PAGE = 50
ORDER = ("since", "nth")


class Tab(StrEnum):
    """A part of the desk. Who was tried in vain today may be tried again another day."""

    RING = "ring"
    TRIED = "tried"
    POST = "post"
    RULE = "rule"
    UNREACHABLE = "unreachable"


@dataclass(frozen=True)
class Unanswered:
    """A resident whose answer is missing. `absorbed`: the case they came with, or ""."""

    case: str
    voice: int
    absorbed: str
    wants: Wants


@dataclass(frozen=True)
class Lines:
    """Some of a tab's residents, and the cursor of those after them ("": there are none)."""

    lines: tuple[Unanswered, ...]
    after: str


def lines(tab: Tab, today: dt.date, *, after: str = "", size: int = PAGE) -> Lines:
    """Return the residents of `tab` after a cursor, the longest waiting first. One query."""
    found = _seen().filter(_within(tab, today))
    if place := values_of(after, ORDER):
        found = found.filter(TupleGreaterThan(ORDER, place))
    rows = list(found.order_by(*ORDER)[: size + 1])
    more = len(rows) > size
    rows = rows[:size]
    return Lines(tuple(map(_shown, rows)), cursor_at(vars(rows[-1]), ORDER) if more else "")


def place_of(issue: Issue, voice: Voice) -> str:
    """Return the cursor of the place of a voice of a verified issue. No query."""
    assert issue.check is not None, "the desk asks about verified issues"
    place = {"since": issue.check.seq, "nth": issue.voices.index(voice)}
    return cursor_at(place, ORDER)


def counts(today: dt.date) -> dict[Tab, int]:
    """Return how many residents each tab has. One query."""
    wanted = {tab.value: Count("id", filter=_within(tab, today)) for tab in Tab}
    found = _seen().aggregate(**wanted)
    return {tab: found[tab.value] for tab in Tab}


def _seen() -> QuerySet[models.Unanswered]:
    theirs = models.Standing.objects.filter(case=OuterRef("case"))
    return models.Unanswered.objects.filter(Exists(theirs))


def _within(tab: Tab, today: dt.date) -> Q:
    # The book's day never goes back: it may be past the clock's.
    tried = Q(tried_on__isnull=False, tried_on__gte=today)
    match tab:
        case Tab.RING:
            return Q(wants=Wants.RING) & ~tried
        case Tab.TRIED:
            return Q(wants=Wants.RING) & tried
        case _:
            return Q(wants=tab.value)


def _shown(row: models.Unanswered) -> Unanswered:
    return Unanswered(row.case, row.voice, row.absorbed, Wants(row.wants))
