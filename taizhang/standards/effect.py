"""What another standard would do: told before anybody confirms it."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from taizhang.core.own_standards import OwnStandards
from taizhang.ledger.judged import Judged, judged
from taizhang.places.calendar import calendar
from taizhang.places.directory import CategoryShown, InForce
from taizhang.standards.shown import Change, changes, day
from taizhang.standards.subjects import Subject


@dataclass(frozen=True)
class Effect:
    """What changes, of which categories, and how many open matters keep what they have.

    `since`: from which later day on; "": at once. `until`: the day on which what was said
    before for then takes its place; "": none.
    """

    changes: tuple[Change, ...]
    covers: tuple[str, ...]
    open: Judged
    since: str
    until: str


def effect(
    about: Subject,
    own: OwnStandards,
    wanted: OwnStandards,
    categories: Sequence[CategoryShown],
    when: tuple[str, str],
) -> Effect:
    """Return what comes of `wanted` instead of `own`. One query, or two."""
    urgency = about.urgency
    touched = [
        each
        for each in categories
        if own.standard(each.sort, urgency, each.code)
        != wanted.standard(each.sort, urgency, each.code)
    ]
    before, after = about.standard(own), about.standard(wanted)
    limits = before.handling, after.handling
    codes = [each.code for each in touched]
    above = {each.parent for each in touched}
    since, until = when
    return Effect(
        changes=changes(before, after, own),
        covers=tuple(each.name for each in touched if each.code not in above),
        open=judged(codes, urgency, limits, calendar()),
        since=since,
        until=until,
    )


def when(
    about: Subject, known: InForce, since: dt.datetime, now: dt.datetime
) -> tuple[str, str]:
    """Return from which day on it holds, and until when, as `Effect` has them."""
    later = (e.since for e in known.said.later if e.of == about.key and e.since > since)
    until = next(later, None)
    return day(since, now) if since > now else "", day(until, now) if until else ""
