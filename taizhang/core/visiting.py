"""When somebody is to be looked in on again, and who was not reached for long.

A door that stayed shut is no visit: only having been let in, or having looked, counts as
reached. So nobody falls out of sight because they were never at home.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from taizhang.core.vocabulary import Channel


class Kind(StrEnum):
    """Whose way of going round it is: 走点, 走面, 走遍, 隐患排查."""

    SPOT = "spot"
    AREA = "area"
    COVERAGE = "coverage"
    INSPECTION = "inspection"


class Outcome(StrEnum):
    """What a visit came to."""

    NOTHING = "nothing"
    MATTER = "matter"
    NOBODY_HOME = "nobody_home"
    NOT_OPENED = "not_opened"


REACHED: Final = frozenset({Outcome.NOTHING, Outcome.MATTER})
CHANNEL: Final[Mapping[Kind, Channel]] = {
    Kind.SPOT: Channel.SPOT_VISIT,
    Kind.AREA: Channel.AREA_VISIT,
    Kind.COVERAGE: Channel.COVERAGE_VISIT,
    Kind.INSPECTION: Channel.INSPECTION,
}
LONG_DAYS: Final = 30


@dataclass(frozen=True)
class Look:
    """Where somebody is looked in on: since when, how often, and when last.

    `tried_on`: the last day on which anybody stood at the door, whatever came of it.
    """

    since: dt.date
    every_days: int
    reached_on: dt.date | None = None
    tried_on: dt.date | None = None

    @property
    def due_on(self) -> dt.date:
        """The day from which on somebody should go; at once where nobody was yet."""
        if self.reached_on is None:
            return self.since
        return self.reached_on + dt.timedelta(days=self.every_days)

    def due(self, today: dt.date) -> bool:
        """Return whether somebody should go today."""
        return self.due_on <= today

    def unreached_days(self, today: dt.date) -> int:
        """Return for how many days nobody was reached here."""
        return (today - (self.reached_on or self.since)).days

    def long_unreached(self, today: dt.date) -> bool:
        """Return whether it is thirty days or more that nobody was reached."""
        return self.unreached_days(today) >= LONG_DAYS

    def on_the_way(self, today: dt.date) -> bool:
        """Return whether it stands on today's route: due, or somebody was there today."""
        return self.due(today) or self.tried_on == today


@dataclass(frozen=True)
class Coverage:
    """How far a grid was covered: all, those reached within thirty days, those due."""

    all: int = 0
    reached: int = 0
    due: int = 0

    @property
    def unreached(self) -> int:
        """How many were not reached within thirty days."""
        return self.all - self.reached

    @property
    def percent(self) -> int:
        """How many of a hundred were reached, never rounded up to all of them."""
        return self.reached * 100 // self.all if self.all else 0


def coverage(looks: Iterable[Look], today: dt.date) -> Coverage:
    """Return how far the places of `looks` were covered."""
    found = list(looks)
    return Coverage(
        all=len(found),
        reached=sum(each.unreached_days(today) < LONG_DAYS for each in found),
        due=sum(each.due(today) for each in found),
    )


def in_order(looks: Sequence[Look], today: dt.date) -> list[int]:
    """Return the indexes of those on today's way: whoever waits longest first.

    Where somebody was today already comes last.
    """
    there = [at for at, look in enumerate(looks) if look.on_the_way(today)]
    return sorted(there, key=lambda at: (looks[at].tried_on == today, looks[at].due_on, at))
