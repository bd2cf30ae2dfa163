"""Days as people type them: 今天, 本周, 近30天, 11-23, 11月23日, 11-01..11-20."""

import datetime as dt
import re

from taizhang.web import spans

NAMES = {
    "今天": spans.TODAY,
    "今日": spans.TODAY,
    "明天": spans.TOMORROW,
    "明日": spans.TOMORROW,
    "昨天": spans.YESTERDAY,
    "本周": spans.THIS_WEEK,
    "这周": spans.THIS_WEEK,
    "下周": spans.NEXT_WEEK,
    "上周": spans.LAST_WEEK,
    "本月": spans.THIS_MONTH,
    "这个月": spans.THIS_MONTH,
    "上月": spans.LAST_MONTH,
    "上个月": spans.LAST_MONTH,
}
LATEST = re.compile(r"(?:近|最近|last)?([1-9]\d{0,2})(?:天|日|d|days?)")
ONE_DAY = re.compile(r"(?:(\d{4})[-./年])?(\d{1,2})[-./月](\d{1,2})日?")
TO = re.compile(r"\.\.|~|～|至|到|—+")
HALF_A_YEAR = dt.timedelta(days=182)


def days_said(text: str, today: dt.date, *, ahead: bool) -> str:
    """Return the span of an address that `text` means, "" for none.

    A day without its year is the last one of that name or, looking `ahead`, the nearest.
    """
    said = text.strip().lower()
    if said in NAMES:
        return NAMES[said]
    if said in spans.WORDED:
        return said
    if latest := LATEST.fullmatch(said):
        return f"{latest[1]}d"
    parts = [part.strip() for part in TO.split(said)]
    days = [_day(part, today, ahead) if part else "" for part in parts]
    if len(days) > 2 or None in days or not any(days):
        return ""
    meant = spans.TO.join(day for day in days if day is not None)
    return meant if spans.span(meant, today) else ""


def _day(text: str, today: dt.date, ahead: bool) -> str | None:
    found = ONE_DAY.fullmatch(text)
    if not found:
        return None
    year, month, day = found.groups()
    try:
        meant = dt.date(int(year or today.year), int(month), int(day))
        if not year:
            meant = _nearest(meant, today, ahead)
    except ValueError:
        return None
    return meant.isoformat()


def _nearest(day: dt.date, today: dt.date, ahead: bool) -> dt.date:
    if ahead:
        return day.replace(year=day.year + 1) if day < today - HALF_A_YEAR else day
    return day.replace(year=day.year - 1) if day > today else day
