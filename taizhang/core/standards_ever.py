"""Every policy that an office may have had, and on which days it was in force."""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from taizhang.core.clocks import local_day
from taizhang.core.own_standards import Choices, OwnStandards, Sort
from taizhang.core.standards import Preset, Standard
from taizhang.core.standards_in_time import MOMENT, Saying, in_order
from taizhang.core.vocabulary import Urgency

Span = tuple[dt.date | None, dt.date | None]


@dataclass(frozen=True)
class Policy:
    """A standard by its name, and of what sort of matters at which urgency it can be."""

    sort: Sort
    urgency: Urgency
    standard: Standard


def ever(said: Collection[Saying]) -> tuple[Mapping[str, Policy], Mapping[str, list[Span]]]:
    """Return every policy there may be, by name, and the days of each, first and last.

    Whatever the preset was then, and of whatever sort a category. A day on which something
    else began in its course belongs to both.
    """
    policies: dict[str, Policy] = {}
    days: dict[str, list[Span]] = {}
    for urgency in Urgency:
        for (first, last), table in _spans(said, urgency):
            found = {each.standard.policy: each for each in _possible(table, urgency)}
            policies |= found
            for name in found:
                spans = days.setdefault(name, [])
                goes_on = spans and _follows(spans[-1][1], first)
                start = spans.pop()[0] if goes_on else first
                spans.append((start, last))
    return policies, days


def _spans(
    said: Collection[Saying], urgency: Urgency
) -> Iterator[tuple[Span, Mapping[str, Choices]]]:
    """Yield what was said of matters at one urgency, from day to day."""
    table: dict[str, Choices] = {}
    first: dt.date | None = None
    for each in in_order(said):
        if each.of.endswith(f"/{urgency.value}"):
            yield (first, local_day(each.since - MOMENT)), dict(table)
            table[each.of] = each.choices
            first = local_day(each.since)
    yield (first, None), table


def _possible(table: Mapping[str, Choices], urgency: Urgency) -> Iterator[Policy]:
    codes = {"", *(name.partition("/")[0].partition("-")[2] for name in table)}
    for preset in Preset:
        for looks_back in (False, True):
            own = OwnStandards(preset, looks_back, table)
            for sort in Sort:
                for code in codes:
                    yield Policy(sort, urgency, own.standard(sort, urgency, code))


def _follows(last: dt.date | None, first: dt.date | None) -> bool:
    return last is not None and first is not None and first - last <= dt.timedelta(days=1)
