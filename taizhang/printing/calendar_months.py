"""Months of the office's calendar, as sheets and closings name them: 2026-11."""

import calendar
import datetime as dt
import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

SPELT = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])")


@dataclass(frozen=True, order=True)
class Month:
    """One month."""

    year: int
    number: int

    def __str__(self) -> str:
        """Return the month as addresses and tables spell it."""
        return f"{self.year}-{self.number:02}"

    @property
    def first(self) -> dt.date:
        """Its first day."""
        return dt.date(self.year, self.number, 1)

    @property
    def last(self) -> dt.date:
        """Its last day."""
        days = calendar.monthrange(self.year, self.number)[1]
        return dt.date(self.year, self.number, days)

    @property
    def before(self) -> "Month":
        """The month before it."""
        return month_of(self.first - dt.timedelta(days=1))

    @property
    def named(self) -> str:
        """The month as people say it."""
        return _("%(year)s 年 %(month)s 月") % {"year": self.year, "month": self.number}


def month_of(day: dt.date) -> Month:
    """Return the month in which `day` lies."""
    return Month(day.year, day.month)


def month_from(text: str) -> Month | None:
    """Return the month that `text` spells; None if it spells none."""
    found = SPELT.fullmatch(text.strip())
    return Month(int(found[1]), int(found[2])) if found else None
