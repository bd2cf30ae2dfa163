"""When a matter was raised, as clerks write it: 11-19 14:30, 2026年11月19日, 昨天."""

import datetime as dt
import re
import unicodedata
from enum import Enum

from taizhang.core.clocks import OFFICE_ZONE, local_day

DAYS_BACK = {"今天": 0, "今日": 0, "昨天": 1, "昨日": 1, "前天": 2}
_DATE = re.compile(r"(?:(\d{4})\s*[-/.年]\s*)?(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
_TIME = re.compile(r"[t\s]*(?:(\d{1,2})\s*[:点时]\s*(\d{1,2})?\s*分?(?::\d{1,2})?)?\s*")
_EARLIEST_YEAR = 1949


class Muddle(Enum):
    """What cannot be right about a moment that somebody wrote."""

    UNREADABLE = "unreadable"
    MONTH = "month"
    DAY = "day"
    HOUR = "hour"
    YEAR = "year"


class NotAMoment(ValueError):
    """The text names no moment; `muddle` says what is wrong, `part` which number."""

    def __init__(self, muddle: Muddle, part: str = "") -> None:
        super().__init__(muddle.value)
        self.muddle = muddle
        self.part = part


def moment(text: str, now: dt.datetime) -> dt.datetime:
    """Return the moment of the office's clock that `text` names.

    A day without its year is the latest one that has come by `now`; without an hour it
    is meant from its beginning.

    Raises:
        NotAMoment: there is none, and it says why.
    """
    plain = unicodedata.normalize("NFKC", text).strip().casefold()
    day, rest = _day(plain, local_day(now))
    found = _TIME.fullmatch(rest)
    if found is None:
        raise NotAMoment(Muddle.UNREADABLE)
    hour, minute = int(found[1] or 0), int(found[2] or 0)
    if hour > 23 or minute > 59:
        raise NotAMoment(Muddle.HOUR, f"{found[1]}:{minute:02d}")
    return dt.datetime.combine(day, dt.time(hour, minute), OFFICE_ZONE)


def _day(plain: str, today: dt.date) -> tuple[dt.date, str]:
    for word, back in DAYS_BACK.items():
        if plain.startswith(word):
            return today - dt.timedelta(days=back), plain.removeprefix(word)
    found = _DATE.match(plain)
    if found is None:
        raise NotAMoment(Muddle.UNREADABLE)
    rest = plain[found.end() :]
    if found[1]:
        return _date(int(found[1]), found), rest
    day = _date(today.year, found)
    return (day if day <= today else _date(today.year - 1, found)), rest


def _date(year: int, found: re.Match[str]) -> dt.date:
    month, day = int(found[2]), int(found[3])
    if year < _EARLIEST_YEAR:
        raise NotAMoment(Muddle.YEAR, str(year))
    if not 1 <= month <= 12:
        raise NotAMoment(Muddle.MONTH, str(month))
    try:
        return dt.date(year, month, day)
    except ValueError as error:
        raise NotAMoment(Muddle.DAY, f"{month}-{day}") from error
