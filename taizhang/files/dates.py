"""Dates in the spellings that offices use, read with what the sheet says about the year.

A date that cannot be is never guessed at: it comes back as the fault it has, with at most
two readings to choose from.
"""

import calendar
import datetime as dt
import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from zoneinfo import ZoneInfo

from taizhang.files.text import written
from taizhang.files.workbooks import Cell

ZONE = ZoneInfo("Asia/Shanghai")
_DIGITS = str.maketrans("〇零○Ｏ一二三四五六七八九", "0000123456789")
_CHINESE = "〇零○一二三四五六七八九十廿卅"
_WEEKDAY = re.compile(r"[(（]?(?:星期|周|礼拜)[一二三四五六日天][)）]?")
_CLOCK = re.compile(
    r"(?P<half>上午|下午|中午|晚上?|凌晨|早上?)?\s*(?P<hour>\d{1,2})\s*"
    r"(?:[:：]|时|点)\s*(?:(?P<minute>\d{1,2})\s*分?)?"
    r"(?:[:：]?\s*(?P<second>\d{1,2})(?:\.\d+)?\s*秒?)?\s*(?P<ampm>[ap]\.?m\.?)?"
    r"\s*(?P<zone>z|[+-]\d{2}:?\d{2})?$",
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(
    r"(\d{4}|\d{2})\s*[-/.年、,_]\s*(\d{1,2})\s*[-/.月、,_]\s*(\d{1,2})(?!\d)\s*[日号]?"
)
_YEAR_LAST = re.compile(r"(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4})")
_MONTH_DAY = re.compile(r"(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?")
_MONTH_ONLY = re.compile(r"(?:\d{4}\s*[-/.年]|\d{2}年)\s*\d{1,2}\s*月?(?:份)?|\d{4}年?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(\d{6}|\d{4})?")
_YEAR_MIN, _YEAR_MAX = 1949, 2199
_SERIAL_MIN, _SERIAL_MAX = 18264, 73050  # 1950-01-01 to 2099-12-31 in Excel's counting
_SERIAL_ZERO = dt.datetime(1899, 12, 30, tzinfo=ZONE)


class DateFault(StrEnum):
    """What is wrong, or doubtful, about a date. Values are among those of an import's faults."""

    IMPOSSIBLE_MONTH = "date_impossible_month"
    IMPOSSIBLE_DAY = "date_impossible_day"
    UNREADABLE = "date_unreadable"
    WITHOUT_YEAR = "date_without_year"
    WITHOUT_DAY = "date_without_day"
    AMBIGUOUS = "date_ambiguous"
    WAS_A_NUMBER = "date_was_a_number"


@dataclass(frozen=True, kw_only=True)
class Sheetwide:
    """What a sheet's name or heading says about its dates; 0: nothing."""

    year: int = 0
    month: int = 0


@dataclass(frozen=True, kw_only=True)
class Moment:
    """A date as read. `at` is None exactly when the fault makes it unusable."""

    at: dt.datetime | None = None
    fault: DateFault | None = None
    detail: str = ""
    suggestions: tuple[str, ...] = ()


def sheetwide(*texts: str) -> Sheetwide:
    """Return year and month named in `texts`, the first text that names one deciding."""
    year = month = 0
    for text in texts:
        found = re.search(r"(?<!\d)((?:19|20)\d{2})(?!\d)", _arabic(text))
        named = re.search(r"(?<!\d)(1[0-2]|0?[1-9])月(?!\d)", _arabic(text))
        year = year or (int(found[1]) if found else 0)
        month = month or (int(named[1]) if named else 0)
    return Sheetwide(year=year, month=month)


def moment(cell: Cell, context: Sheetwide) -> Moment | None:
    """Return the moment written in `cell`; None where nothing is written."""
    if isinstance(cell, dt.datetime):
        return _within(cell.replace(tzinfo=cell.tzinfo or ZONE).astimezone(ZONE))
    if isinstance(cell, dt.date):
        return _within(dt.datetime.combine(cell, dt.time(), ZONE))
    if isinstance(cell, bool | dt.time | dt.timedelta):
        return Moment(fault=DateFault.UNREADABLE)
    text = _arabic(written(cell)).strip()
    if not text:
        return None
    read = _compact(text) or _spelt(text, context)
    return _doubted(read, text) if isinstance(cell, float) else read


def _doubted(read: Moment, text: str) -> Moment:
    """Doubt a day typed as a number: Excel drops the last 0 of 3.10, which leaves 3.1."""
    if read.at is None or not re.fullmatch(r"\d{1,2}\.[123]", text):
        return read
    try:
        other = read.at.replace(day=read.at.day * 10).date().isoformat()
    except ValueError:  # 2.3 cannot have been 2.30
        return read
    return Moment(at=read.at, fault=DateFault.AMBIGUOUS, suggestions=(other,))


def _within(at: dt.datetime) -> Moment:
    if _YEAR_MIN <= at.year <= _YEAR_MAX:
        return Moment(at=at)
    return Moment(fault=DateFault.UNREADABLE)


def _arabic(text: str) -> str:
    """Return `text` in half-width digits: １１月 and 十一月 are both 11月."""
    text = unicodedata.normalize("NFKC", text)
    if not any(char in text for char in _CHINESE):
        return text
    protected = _WEEKDAY.sub("", text).replace("廿", "二十").replace("卅", "三十")
    counted = re.sub(
        "([二三1-3]?)十([一二三四五六七八九]?)",
        lambda m: f"{m[1].translate(_DIGITS) or '1'}{m[2].translate(_DIGITS) or '0'}",
        protected,
    )
    return counted.translate(_DIGITS)


def _compact(text: str) -> Moment | None:
    """Read what is digits only: 20261121, 202611211430, or Excel's count of days."""
    if found := _COMPACT.fullmatch(text):
        if _YEAR_MIN <= int(found[1]) <= _YEAR_MAX:
            clock = (found[4] or "").ljust(6, "0")
            time = f"{clock[:2]}:{clock[2:4]}:{clock[4:]}"
            return _day(int(found[1]), int(found[2]), int(found[3]), time=time)
    if re.fullmatch(r"\d{5}(\.\d+)?", text):
        days = float(text)
        if _SERIAL_MIN <= days <= _SERIAL_MAX:
            at = _SERIAL_ZERO + dt.timedelta(seconds=round(days * 86400))
            return Moment(at=at, fault=DateFault.WAS_A_NUMBER, detail=at.date().isoformat())
    return None


def _spelt(text: str, context: Sheetwide) -> Moment:
    if "周" in text or "期" in text or "拜" in text:
        text = _WEEKDAY.sub("", text).strip()
    if found := _YEAR_FIRST.match(text):
        year = int(found[1]) + (2000 if len(found[1]) == 2 else 0)
        month, day = int(found[2]), int(found[3])
        return _day(year, month, day, context=context, time=text[found.end() :])
    if found := _YEAR_LAST.match(text):
        return _year_last(found, context, text[found.end() :])
    if _MONTH_ONLY.fullmatch(text):
        return Moment(fault=DateFault.WITHOUT_DAY)
    if found := _MONTH_DAY.match(text):
        month, day = int(found[1]), int(found[2])
        if not context.year:
            return Moment(fault=DateFault.WITHOUT_YEAR)
        return _day(context.year, month, day, context=context, time=text[found.end() :])
    return Moment(fault=DateFault.UNREADABLE)


def _year_last(found: re.Match[str], context: Sheetwide, time: str) -> Moment:
    """Read 11/21/2026, and say so where 3/5/2026 could be March or May."""
    first, second, year = int(found[1]), int(found[2]), int(found[3])
    if first > 12 >= second:
        return _day(year, second, first, context=context, time=time)
    read = _day(year, first, second, context=context, time=time)
    if read.at and second <= 12 and first != second:
        other = dt.date(year, second, first).isoformat()
        return Moment(at=read.at, fault=DateFault.AMBIGUOUS, suggestions=(other,))
    return read


def _day(
    year: int, month: int, day: int, *, context: Sheetwide | None = None, time: str = ""
) -> Moment:
    if not _YEAR_MIN <= year <= _YEAR_MAX:
        return Moment(fault=DateFault.UNREADABLE)
    if not 1 <= month <= 12:
        readings = _readings(year, month, day, (context or Sheetwide()).month)
        return Moment(
            fault=DateFault.IMPOSSIBLE_MONTH, detail=str(month), suggestions=readings
        )
    last_day = calendar.monthrange(year, month)[1]
    if not 1 <= day <= last_day:
        return Moment(fault=DateFault.IMPOSSIBLE_DAY, detail=f"{year}-{month}-{day}")
    clock = _clock(time)
    if clock is None:
        return Moment(fault=DateFault.UNREADABLE)
    moved, zone = clock
    midnight = dt.datetime(year, month, day, tzinfo=zone)
    return Moment(at=(midnight + moved).astimezone(ZONE))


def _readings(year: int, month: int, day: int, sheet_month: int) -> tuple[str, ...]:
    """Return what a date with an impossible month may have meant, as MM-DD."""
    if sheet_month:
        last_day = calendar.monthrange(year, sheet_month)[1]
        days = [d for d in (month, day) if 1 <= d <= last_day]
        return tuple(f"{sheet_month:02}-{d:02}" for d in dict.fromkeys(days))
    if 1 <= day <= 12 and 1 <= month <= calendar.monthrange(year, day)[1]:
        return (f"{day:02}-{month:02}",)
    return ()


def _clock(text: str) -> tuple[dt.timedelta, dt.tzinfo] | None:
    """Return time since midnight and its zone; midnight for “”, None if unreadable."""
    text = text.strip().removeprefix("T").removeprefix("t").strip(" ,，")
    if not text:
        return dt.timedelta(), ZONE
    found = _CLOCK.fullmatch(text)
    if found is None:
        return None
    hour, minute, second = (int(found[n] or 0) for n in ("hour", "minute", "second"))
    zone = _zone(found["zone"] or "")
    if hour > 24 or minute > 59 or second > 59 or zone is None:
        return None
    hour += 12 if _afternoon(found) and hour < 12 else 0
    return dt.timedelta(hours=hour, minutes=minute, seconds=second), zone


def _afternoon(found: re.Match[str]) -> bool:
    half, ampm = found["half"] or "", found["ampm"] or ""
    return half.startswith(("下", "晚")) or ampm.lower().startswith("p")


def _zone(text: str) -> dt.tzinfo | None:
    """Return the zone in `text`, Shanghai for “”, None where there is no such offset."""
    if not text:
        return ZONE
    if text in "zZ":
        return dt.UTC
    hours, minutes = int(text[1:3]), int(text[-2:])
    if hours > 14 or minutes > 59:
        return None
    offset = dt.timedelta(hours=hours, minutes=minutes)
    return dt.timezone(-offset if text.startswith("-") else offset)
