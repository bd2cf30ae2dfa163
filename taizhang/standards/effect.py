"""What another standard would do: told before anybody confirms it."""

from collections.abc import Sequence
from dataclasses import dataclass

from taizhang.core.own_standards import OwnStandards
from taizhang.ledger.judged import Judged, judged
from taizhang.places.calendar import calendar
from taizhang.places.directory import CategoryShown
from taizhang.standards.shown import Change, changes
from taizhang.standards.subjects import Subject


@dataclass(frozen=True)
class Effect:
    """What changes, of which categories, and how many open matters keep what they have."""

    changes: tuple[Change, ...]
    covers: tuple[str, ...]
    open: Judged


def effect(
    about: Subject,
    own: OwnStandards,
    wanted: OwnStandards,
    categories: Sequence[CategoryShown],
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
    return Effect(
        changes=changes(before, after, own),
        covers=tuple(each.name for each in touched if each.code not in above),
        open=judged(codes, urgency, limits, calendar()),
    )
