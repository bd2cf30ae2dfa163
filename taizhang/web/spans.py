"""Stretches of days as addresses hold them: today, this-week, 60d, 2026-11-01..2026-11-20.

Those that move with the calendar are kept as they are said, so that a view of what is due
today is one tomorrow as well.
"""

import datetime as dt
import re
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

TODAY, TOMORROW, YESTERDAY = "today", "tomorrow", "yesterday"
THIS_WEEK, NEXT_WEEK, LAST_WEEK = "this-week", "next-week", "last-week"
THIS_MONTH, LAST_MONTH = "this-month", "last-month"
WORDED = {
    TODAY: gettext_lazy("今天"),
    TOMORROW: gettext_lazy("明天"),
    YESTERDAY: gettext_lazy("昨天"),
    THIS_WEEK: gettext_lazy("本周"),
    NEXT_WEEK: gettext_lazy("下周"),
    LAST_WEEK: gettext_lazy("上周"),
    THIS_MONTH: gettext_lazy("本月"),
    LAST_MONTH: gettext_lazy("上月"),
}
LATEST = re.compile(r"([1-9]\d{0,2})d")
TO = ".."
ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Span:
    """Days from one to another, both included; None: open on that side."""

    first: dt.date | None
    last: dt.date | None


def span(said: str, today: dt.date) -> Span | None:
    """Return the days that `said` of an address means, or None if it means none."""
    if said in WORDED:
        return _named(said, today)
    if latest := LATEST.fullmatch(said):
        return Span(today - dt.timedelta(days=int(latest[1]) - 1), today)
    first, to, last = said.partition(TO)
    try:
        since = dt.date.fromisoformat(first) if first else None
        until = dt.date.fromisoformat(last) if last else None
    except ValueError:
        return None
    if not to:
        return Span(since, since) if since else None
    ordered = not (since and until) or since <= until
    return Span(since, until) if (since or until) and ordered else None


def worded(said: str) -> str:
    """Return what people read for `said`, which means some days."""
    if said in WORDED:
        return str(WORDED[said])
    if latest := LATEST.fullmatch(said):
        return _("近 %(n)s 天") % {"n": latest[1]}
    first, to, last = said.partition(TO)
    if not to:
        return said
    if first and last:
        return _("%(first)s 至 %(last)s") % {"first": first, "last": last}
    if first:
        return _("%(first)s 起") % {"first": first}
    return _("到 %(last)s 止") % {"last": last}


def choices(*offered: str) -> list[tuple[str, object]]:
    """Return (value, words) for the `offered` spans, as form fields want them."""
    return [(said, WORDED[said]) for said in offered]


def _named(said: str, today: dt.date) -> Span:
    monday = today - dt.timedelta(days=today.weekday())
    month = today.replace(day=1)
    shift = {TODAY: 0, TOMORROW: 1, YESTERDAY: -1}
    weeks = {THIS_WEEK: 0, NEXT_WEEK: 7, LAST_WEEK: -7}
    if said in shift:
        day = today + shift[said] * ONE_DAY
        return Span(day, day)
    if said in weeks:
        first = monday + weeks[said] * ONE_DAY
        return Span(first, first + 6 * ONE_DAY)
    if said == LAST_MONTH:
        return Span((month - ONE_DAY).replace(day=1), month - ONE_DAY)
    return Span(month, (month + dt.timedelta(days=31)).replace(day=1) - ONE_DAY)
