"""The months that the office can close, and those it closed."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from taizhang.core.clocks import local_day
from taizhang.people.directory import names
from taizhang.printing.calendar_months import Month, month_from, month_of
from taizhang.printing.models import Freeze
from taizhang.web.dates import moment

SHOWN = 12


@dataclass(frozen=True)
class MonthLine:
    """A month in the list. `closed`: when and by whom, "" while it is open."""

    month: str
    name: str
    closed: str
    rows_count: int
    sha256: str
    over: bool


def months(now: dt.datetime) -> tuple[MonthLine, ...]:
    """Return the last months and all that are closed, the latest first. Two queries."""
    closed = {each.month: each for each in Freeze.objects.all()}
    people = names({each.by for each in closed.values()})
    today = local_day(now)
    wanted, month = {*map(_known, closed)}, month_of(today)
    for _step in range(SHOWN):
        wanted.add(month)
        month = month.before
    lines = []
    for each in sorted(wanted, reverse=True):
        freeze = closed.get(str(each))
        who = people.get(freeze.by) if freeze else None
        name = who.name if who else _("一位同事")
        lines.append(
            MonthLine(
                month=str(each),
                name=each.named,
                closed=f"{moment(freeze.frozen_at, now)} {name}" if freeze else "",
                rows_count=freeze.rows_count if freeze else 0,
                sha256=freeze.sha256 if freeze else "",
                over=each.last < today,
            )
        )
    return tuple(lines)


def _known(text: str) -> Month:
    found = month_from(text)
    assert found is not None, "a closed month was spelt by us"
    return found
