"""What the address of the board asks for; what makes no sense narrows nothing."""

import datetime as dt
import re
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _

from taizhang.bulletins.shown import Choice, Select
from taizhang.ledger.struck_off import Chosen
from taizhang.places.names import category_names, community_names

MONTH = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])")
MONTHS_BACK = 12


@dataclass(frozen=True)
class Wanted:
    """The conditions: codes and the first day of a month, "" and None for any."""

    community: str
    category: str
    month: dt.date | None
    today: dt.date

    @property
    def narrowed(self) -> bool:
        """Whether anything narrows the board."""
        return bool(self.community or self.category or self.month)

    @property
    def about(self) -> dt.date:
        """The first day of the month that the figures are of."""
        return self.month or self.today.replace(day=1)

    @property
    def chosen(self) -> Chosen:
        """What the list is narrowed by."""
        if self.month is None:
            return Chosen(self.community, self.category)
        return Chosen(self.community, self.category, self.month, last_of(self.month))

    def address(self, **more: str) -> str:
        """Return the query that asks for the same, and `more`."""
        month = f"{self.month:%Y-%m}" if self.month else ""
        said = {"community": self.community, "category": self.category, "month": month}
        return "?" + urlencode({name: v for name, v in (said | more).items() if v})


def wanted(address: QueryDict, today: dt.date) -> Wanted:
    """Return what `address` asks for."""
    community, category = address.get("community", ""), address.get("category", "")
    found = MONTH.fullmatch(address.get("month", ""))
    return Wanted(
        community=community if community in community_names() else "",
        category=category if category in category_names() else "",
        month=dt.date(int(found[1]), int(found[2]), 1) if found else None,
        today=today,
    )


def last_of(month: dt.date) -> dt.date:
    """Return the last day of the month that begins with `month`."""
    return (month + dt.timedelta(days=32)).replace(day=1) - dt.timedelta(days=1)


def selects(asked: Wanted) -> tuple[Select, ...]:
    """Return the selects, with what is chosen."""
    months = _months(asked.today)
    if asked.month and asked.month not in months:
        months = [*months, asked.month]
    offered = [(f"{each:%Y-%m}", f"{each:%Y-%m}") for each in months]
    chosen = f"{asked.month:%Y-%m}" if asked.month else ""
    return (
        _select("community", _("社区"), community_names().items(), asked.community),
        _select("category", _("类别"), category_names().items(), asked.category),
        _select("month", _("月份"), offered, chosen),
    )


def _select(name: str, label: str, offered: object, chosen: str) -> Select:
    choices = tuple(
        Choice(str(value), str(words), value == chosen)
        for value, words in offered  # type: ignore[attr-defined]  # pairs, from a list or a dict
    )
    return Select(name, label, _("不限"), choices)


def _months(today: dt.date) -> list[dt.date]:
    months = [today.replace(day=1)]
    while len(months) < MONTHS_BACK:
        months.append((months[-1] - dt.timedelta(days=1)).replace(day=1))
    return months
