"""A version that has not begun, and whether the others need it."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from taizhang.core.own_standards import faults
from taizhang.core.standards_in_time import said
from taizhang.places.directory import CategoryShown, InForce
from taizhang.places.standards import Version, sayings, versions
from taizhang.standards.shown import Coming, coming
from taizhang.standards.subjects import subject


@dataclass(frozen=True)
class Waiting:
    """A version that waits. `needed`: without it the limits would be out of order."""

    version: Version
    shown: Coming
    needed: bool


def waiting(
    number: int, known: InForce, categories: Sequence[CategoryShown], now: dt.datetime
) -> Waiting | None:
    """Return the version `number` where it waits. One query."""
    every = versions()
    shown = {each.number: each for each in coming(every, known, categories, now)}
    if number not in shown:
        return None
    version = next(each for each in every if each.number == number)
    others = [each for each in every if each.number != number]
    without = replace(known, said=said(sayings(others), now))
    return Waiting(version, shown[number], _out_of_order(version, without, categories))


def _out_of_order(
    version: Version, without: InForce, categories: Sequence[CategoryShown]
) -> bool:
    about = subject(version.what, version.urgency, categories)
    if about is None:
        return False
    then = without.on_the_way(version.of, version.since)
    return any(faults(own, about.what, about.sort, about.urgency) for own in then)
