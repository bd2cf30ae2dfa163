"""What a unit solved in a month or a year: numbers and a list that can be handed out."""

import calendar
import datetime as dt
import re
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from taizhang.agreements.directory import agreements
from taizhang.core.clocks import local_day
from taizhang.core.vocabulary import Conclusion
from taizhang.ledger import numbers
from taizhang.ledger.credit import Tally, by_category, ended_with, tallies
from taizhang.ledger.queries import Row
from taizhang.partners.page import tags_in_force
from taizhang.partners.shown import Certificate, Figure, Solved
from taizhang.people.directory import UnitShown
from taizhang.places.directory import office
from taizhang.places.names import category_names, community_names
from taizhang.web.wording import word

ROWS_MOST = 200
SPELT = re.compile(r"\A(20\d\d)(?:-(0[1-9]|1[0-2]))?\Z")


@dataclass(frozen=True)
class Period:
    """A month or (month 0) a year."""

    year: int
    month: int = 0

    @property
    def first(self) -> dt.date:
        """The first day."""
        return dt.date(self.year, self.month or 1, 1)

    @property
    def last(self) -> dt.date:
        """The last day."""
        month = self.month or 12
        return dt.date(self.year, month, calendar.monthrange(self.year, month)[1])

    @property
    def name(self) -> str:
        """The period in words."""
        if not self.month:
            return _("%(year)d 年") % {"year": self.year}
        if (get_language() or "").startswith("en"):
            return f"{self.first:%B %Y}"
        return _("%(year)d 年 %(month)d 月") % {"year": self.year, "month": self.month}

    def beside(self, step: int) -> str:
        """Return how the period before (-1) or after (1) is spelt in addresses."""
        if not self.month:
            return str(self.year + step)
        months = self.year * 12 + self.month - 1 + step
        return f"{months // 12}-{months % 12 + 1:02}"

    def __str__(self) -> str:
        return f"{self.year}-{self.month:02}" if self.month else str(self.year)


def period_from(text: str) -> Period | None:
    """Return the period that 2026-11 or 2026 names; None: no such one."""
    found = SPELT.match(text)
    return Period(int(found[1]), int(found[2] or 0)) if found else None


def certificate(unit: UnitShown, period: Period, now: dt.datetime) -> Certificate:
    """Return the certificate of `unit` for `period`. Five queries."""
    first, last = period.first, period.last
    tally = tallies([unit.code], first, last).get(unit.code, Tally())
    rows = ended_with(unit.code, first, last, ROWS_MOST)
    today = local_day(now)
    ahead = period.beside(1)
    after = period_from(ahead)
    kinds = category_names()
    counted = by_category(unit.code, first, last)
    return Certificate(
        code=unit.code,
        unit=unit.name,
        office=office().name,
        period=str(period),
        period_name=period.name,
        tags=_("、").join(tags_in_force(agreements(min(last, today), [unit.code]))),
        ended=tally.ended,
        claimed=tally.claimed,
        endings=tuple(Figure(word(ending), count) for ending, count in tally.endings),
        categories=tuple(
            Figure(kinds.get(code, code), count)
            for code, count in sorted(counted.items(), key=lambda each: -each[1])
        ),
        rows=tuple(_solved(row, kinds) for row in rows),
        more=max(0, tally.ended - len(rows)),
        day=f"{today:%Y-%m-%d}",
        before=period.beside(-1),
        after=ahead if after and after.first <= today else "",
    )


def _solved(row: Row, kinds: dict[str, str]) -> Solved:
    return Solved(
        label=numbers.label(row.number),
        day=f"{row.struck_off_on:%m-%d}" if row.struck_off_on else "",
        category=kinds.get(row.category, row.category),
        community=community_names().get(row.community, ""),
        ending=word(Conclusion(row.outcome)),
        claimed=bool(row.claimed_by),
    )
