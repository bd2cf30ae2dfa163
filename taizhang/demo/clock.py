"""The clock of the demo stories: working days counted back from the last one.

Days off differ from year to year, so nothing here knows a date: a lamp that is to be
amber today is so because its limit began a number of working days ago.
"""

import datetime as dt

from taizhang.core.clocks import OFFICE_ZONE, OPENS, Calendar
from taizhang.demo.acts import Moment

# Acts of the last day lie within this much of it, however little of it is over.
FROM, TO = dt.time(8, 30), dt.time(12, 0)


class Clock:
    """Turns moments of stories into instants that are all over by `now`."""

    def __init__(self, now: dt.datetime, calendar: Calendar) -> None:
        self.now = now.astimezone(OFFICE_ZONE)
        self._calendar = calendar
        today = self.now.date()
        begun = calendar.works_on(today) and self.now.time() >= OPENS
        last = today if begun else self._before(today)
        self._days = [last]

    def at(self, moment: Moment, *, minutes_before: int = 0) -> dt.datetime:
        """Return the instant of `moment`, less some minutes."""
        number, time = moment
        hour, minute, second = (int(part) for part in f"{time}:00".split(":")[:3])
        planned = dt.datetime.combine(
            self.day(number), dt.time(hour, minute, second), OFFICE_ZONE
        )
        return self._squeezed(planned - dt.timedelta(minutes=minutes_before))

    def day(self, number: int) -> dt.date:
        """Return the working day `number`, 0 or less, counted back from the last."""
        while len(self._days) <= -number:
            self._days.append(self._before(self._days[-1]))
        return self._days[-number]

    def _before(self, day: dt.date) -> dt.date:
        day -= dt.timedelta(days=1)
        while not self._calendar.works_on(day):
            day -= dt.timedelta(days=1)
        return day

    def _squeezed(self, planned: dt.datetime) -> dt.datetime:
        """Return `planned`, drawn towards the morning where it is still to come."""
        opens = dt.datetime.combine(self.now.date(), FROM, OFFICE_ZONE)
        closes = dt.datetime.combine(self.now.date(), TO, OFFICE_ZONE)
        if planned <= opens or self.now >= closes:
            return planned
        share = (self.now - opens) / (closes - opens)
        return opens + dt.timedelta(seconds=int((planned - opens).total_seconds() * share))
