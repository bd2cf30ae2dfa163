"""The lamp of an issue in words: what it says, and why it shines so."""

import datetime as dt

from django.utils.translation import gettext as _

from taizhang.core.clocks import (
    OFFICE_ZONE,
    Calendar,
    Deadline,
    LimitUnit,
    local_day,
    working_days_between,
)
from taizhang.core.lamps import colour
from taizhang.core.vocabulary import LampColour, Status
from taizhang.ledger.shown import Lamp
from taizhang.web import dates
from taizhang.web.wording import word

HOURLY = frozenset({LimitUnit.HOUR, LimitUnit.WORKING_HOUR})


def shown(
    status: Status,
    clock: Deadline | None,
    now: dt.datetime,
    calendar: Calendar,
    *,
    to_confirm: bool = False,
) -> Lamp:
    """Return the lamp of an issue that stands so at the instant `now`."""
    shade = colour(status, clock, now, to_confirm=to_confirm)
    if to_confirm:
        return Lamp(shade, _("待确认"))
    if shade is LampColour.DONE or clock is None:
        return Lamp(shade, word(status))
    if shade is LampColour.WAITING:
        text = word(status)
    elif shade is LampColour.RED:
        text = _late(clock, now, calendar)
    else:
        text = _left(clock, now, calendar)
    return Lamp(shade, text, _why(clock, now), _rule(shade, clock, now, calendar))


def _late(clock: Deadline, now: dt.datetime, calendar: Calendar) -> str:
    days = working_days_between(local_day(clock.due_at), local_day(now), calendar)
    if days:
        return _("超期 %(days)d 天") % {"days": days}
    return _("刚刚超期")


def _left(clock: Deadline, now: dt.datetime, calendar: Calendar) -> str:
    days = working_days_between(local_day(now), local_day(clock.due_at), calendar)
    if days:
        return _("剩 %(days)d 天") % {"days": days}
    if clock.limit.unit in HOURLY:
        minutes = int((clock.due_at - now).total_seconds() // 60)
        return _("剩 %(hours)d 小时 %(minutes)d 分") % {
            "hours": minutes // 60,
            "minutes": minutes % 60,
        }
    return _("今天到期")


def _rule(shade: LampColour, clock: Deadline, now: dt.datetime, calendar: Calendar) -> str:
    """Return the sentence that says by which rule the lamp shines so."""
    days = working_days_between(local_day(now), local_day(clock.due_at), calendar)
    match shade:
        case LampColour.RED:
            return _("过了期限还没办完，转红灯。")
        case LampColour.AMBER:
            return _("剩余 %(days)d 个工作日，已到提醒线，转黄灯。") % {"days": days}
        case LampColour.WAITING:
            return _("还没有受理。过了受理期限转红灯。")
        case _:
            return _("剩余 %(days)d 个工作日，离提醒线还有时间。") % {"days": days}


def _why(clock: Deadline, now: dt.datetime) -> tuple[tuple[str, str], ...]:
    due = dates.moment(clock.due_at.astimezone(OFFICE_ZONE), now)
    if clock.skipped_days:
        due = _("%(due)s（已跳过 %(count)d 个休息日）") % {
            "due": due,
            "count": clock.skipped_days,
        }
    if clock.provisional:
        due = _("%(due)s，节假日安排公布后可能调整") % {"due": due}
    limit = dates.duration(clock.limit.count, clock.limit.unit)
    return (
        (_("时限"), limit),
        (_("起算"), dates.moment(clock.started_at, now)),
        (_("到期"), due),
    )
