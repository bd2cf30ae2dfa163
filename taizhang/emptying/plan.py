"""How often a box is opened, and how its lamp shines. No clock, no table.

The plan names a day of the week, because that is what stands on the box and what people
remember. Where nobody works on that day, the box is opened on the next day that is worked.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from taizhang.core.clocks import Calendar
from taizhang.core.vocabulary import LampColour

WEEK: Final = dt.timedelta(days=7)
DAY: Final = dt.timedelta(days=1)


class Every(StrEnum):
    """How often."""

    WEEK = "week"
    TWO_WEEKS = "two_weeks"
    MONTH = "month"


@dataclass(frozen=True)
class Plan:
    """On which day of the week (0: Monday) a box is opened, and how often."""

    every: Every
    weekday: int

    def due_after(self, last: dt.date, calendar: Calendar) -> dt.date:
        """Return on which day the box is to be opened next, when it was on `last`.

        Opened between two days of the plan, the later of them still holds.
        """
        due = self._named_after(last)
        while not calendar.works_on(due):
            due += DAY
        return due

    def _named_after(self, last: dt.date) -> dt.date:
        first = last + DAY
        named = first + dt.timedelta(days=(self.weekday - first.weekday()) % 7)
        match self.every:
            case Every.WEEK:
                return named
            case Every.TWO_WEEKS:
                return named + WEEK
            case Every.MONTH:
                return self._first_of(_month_after(last))

    def _first_of(self, month: dt.date) -> dt.date:
        return month + dt.timedelta(days=(self.weekday - month.weekday()) % 7)


def colour(due: dt.date, today: dt.date) -> LampColour:
    """Return how the lamp of a box shines: amber on the day it is due, red once that is past."""
    if today > due:
        return LampColour.RED
    return LampColour.AMBER if today == due else LampColour.GREEN


def _month_after(day: dt.date) -> dt.date:
    return (day.replace(day=1) + dt.timedelta(days=32)).replace(day=1)
