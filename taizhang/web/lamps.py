"""The lamp of an issue in words: what it says, and why it shines so."""

import datetime as dt
from collections.abc import Callable
from enum import StrEnum
from functools import cache, lru_cache

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from taizhang.core.clocks import (
    OFFICE_ZONE,
    Calendar,
    Deadline,
    LimitUnit,
    local_day,
    working_days_between,
)
from taizhang.core.vocabulary import LampColour
from taizhang.ledger.queries import Row
from taizhang.ledger.shown import Lamp
from taizhang.web import dates
from taizhang.web.wording import word

HOURLY = frozenset({LimitUnit.HOUR, LimitUnit.WORKING_HOUR})


def shown(row: Row, now: dt.datetime, calendar: Calendar) -> Lamp:
    """Return the lamp of an issue as it stands at the instant `now`."""
    shade, clock = row.lamp(now), row.clock
    if row.to_confirm or shade is LampColour.DONE or clock is None:
        return Lamp(shade, stage(row))
    due, today = local_day(clock.due_at), local_day(now)
    late = shade is LampColour.RED
    first, last = (due, today) if late else (today, due)
    days = working_days_between(first, last, calendar)
    if shade in {LampColour.WAITING, LampColour.PAUSED}:
        text = stage(row)
    else:
        text = _late(days, get_language()) if late else _left(days, clock, now)
    why = _whose(row, clock) + _why(clock, now)
    return Lamp(shade, text, why, _rule(shade, days, get_language()))


def _whose(row: Row, clock: Deadline) -> tuple[tuple[str, str], ...]:
    """Return who set the limit that ends first, where it is not our own."""
    if clock.due_at == row.their_due:
        return ((_("按哪个"), _("来件要求的时限先到")),)
    if clock.due_at == row.incident_due:
        return ((_("按哪个"), _("突发事件的时限先到")),)
    return ()


def stage(row: Row, said: Callable[[StrEnum], str] = word) -> str:
    """Return in which stage (环节) an issue is; `said` says the word."""
    return _("待确认") if row.to_confirm else said(row.status)


@lru_cache(1024)
def _late(days: int, language: str | None) -> str:
    if days:
        return _("超期 %(days)d 天") % {"days": days}
    return _("刚刚超期")


def _left(days: int, clock: Deadline, now: dt.datetime) -> str:
    if days:
        return _("剩 %(days)d 天") % {"days": days}
    if clock.limit.unit in HOURLY:
        minutes = int((clock.due_at - now).total_seconds() // 60)
        return _("剩 %(hours)d 小时 %(minutes)d 分") % {
            "hours": minutes // 60,
            "minutes": minutes % 60,
        }
    return _("今天到期")


@lru_cache(1024)
def _rule(shade: LampColour, days: int, language: str | None) -> str:
    """Return the sentence that says by which rule the lamp shines so."""
    match shade:
        case LampColour.RED:
            return _("过了期限还没办完，转红灯。")
        case LampColour.AMBER:
            return _("剩余 %(days)d 个工作日，已到提醒线，转黄灯。") % {"days": days}
        case LampColour.WAITING:
            return _("还没有受理。过了受理期限转红灯。")
        case LampColour.PAUSED:
            return _("现在办不了，时限停着。到复核日转黄灯，过了转红灯。")
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
    words = (limit, dates.moment(clock.started_at, now), due)
    return tuple(zip(_labels(get_language()), words, strict=True))


@cache
def _labels(language: str | None) -> tuple[str, ...]:
    return (_("时限"), _("起算"), _("到期"))
