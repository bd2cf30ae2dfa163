"""Days and hours as people of the office write them: 11-23 周一, 11-23 周一 17:00."""

import datetime as dt
from functools import lru_cache

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from taizhang.core.clocks import OFFICE_ZONE, LimitUnit
from taizhang.web.wording import ONE_LIMIT_UNIT, word

WEEKDAYS = (_("周一"), _("周二"), _("周三"), _("周四"), _("周五"), _("周六"), _("周日"))


def day(on: dt.date, today: dt.date) -> str:
    """Return a day, with its year where that is not this one."""
    return _day(on, on.year == today.year, get_language())


@lru_cache(2048)
def _day(on: dt.date, this_year: bool, language: str | None) -> str:
    date = f"{on:%m-%d}" if this_year else f"{on:%Y-%m-%d}"
    return f"{date} {WEEKDAYS[on.weekday()]}"


def moment(at: dt.datetime, now: dt.datetime) -> str:
    """Return an instant in the office's time: its day, today without one, and the hour."""
    local, today = at.astimezone(OFFICE_ZONE), now.astimezone(OFFICE_ZONE).date()
    hour = f"{local:%H:%M}"
    if local.date() == today:
        return str(_("今天 %(hour)s")) % {"hour": hour}
    return f"{day(local.date(), today)} {hour}"


def duration(count: int, unit: LimitUnit) -> str:
    """Return so many units in words: 7 个工作日."""
    return f"{count} {ONE_LIMIT_UNIT[unit] if count == 1 else word(unit)}"
