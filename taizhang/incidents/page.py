"""The page of an incident: how it stands, what is part of it, what else may be."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from taizhang.core import commands as co
from taizhang.core.clocks import Calendar
from taizhang.core.refusals import Refused
from taizhang.core.vocabulary import Actor, LampColour
from taizhang.ledger import book, numbers, queries
from taizhang.ledger.filtering import Filters
from taizhang.ledger.queries import Row
from taizhang.ledger.shown import Lamp
from taizhang.ledger.writing import Act
from taizhang.places.calendar import calendar
from taizhang.web import lamps
from taizhang.web.addresses import issue_url
from taizhang.web.naming import Naming, naming
from taizhang.web.titles import title

FOUND_MOST = 50


@dataclass(frozen=True)
class MatterLine:
    """A matter as the page of an incident shows it."""

    number: str
    label: str
    title: str
    url: str
    lamp: Lamp
    place: str
    unit: str


@dataclass(frozen=True)
class IncidentPage:
    """The matters of an incident, how many there are, and the cursor of the next page."""

    lines: tuple[MatterLine, ...]
    total: int
    red: int
    amber: int
    done: int
    after: str


def page(code: str, now: dt.datetime, after: str = "") -> IncidentPage:
    """Return the page of an incident as its reader may see it. A few queries."""
    filters = Filters(incident=code)
    found, counted = queries.page(filters, now, after=after), queries.counts(filters, now)
    lit = counted.lamps
    return IncidentPage(
        lines=_lines(found.rows, now),
        total=counted.total,
        red=lit[LampColour.RED],
        amber=lit[LampColour.AMBER],
        done=lit[LampColour.DONE],
        after=found.after,
    )


def candidates(code: str, words: str, now: dt.datetime) -> tuple[MatterLine, ...]:
    """Return open matters that hold `words` and are not part of it yet."""
    found = queries.page(Filters(phase="open", words=words), now, size=FOUND_MOST)
    return _lines([row for row in found.rows if row.incident != code], now)


def gathered(
    code: str, chosen: Sequence[str], by: Actor, now: dt.datetime
) -> tuple[int, int]:
    """Count the matters `chosen` by number to it; return how many did and did not join."""
    some = list(dict.fromkeys(chosen))[:FOUND_MOST]
    join = co.JoinIncident(incident=code)
    acts = [Act(case, (join,), by, now) for case in book.cases_of(some)]
    joined = sum(not isinstance(each, Refused) for each in book.submit_many(acts))
    return joined, len(some) - joined


def _lines(rows: Sequence[Row], now: dt.datetime) -> tuple[MatterLine, ...]:
    known, days = naming((), {row.place for row in rows}, (), now), calendar()
    return tuple(_line(row, known, days, now) for row in rows)


def _line(row: Row, known: Naming, days: Calendar, now: dt.datetime) -> MatterLine:
    return MatterLine(
        number=row.number,
        label=numbers.label(row.number),
        title=title(row.summary),
        url=issue_url(row.number),
        lamp=lamps.shown(row, now, days),
        place=known.where(row).name,
        unit=known.unit(row.unit) if row.unit else "",
    )
