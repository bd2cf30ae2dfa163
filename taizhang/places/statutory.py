"""The statutory festivals of a year for which no notice is out yet.

A notice moves days about (调休) and cannot be foretold; these thirteen days themselves are
fixed by 全国年节及纪念日放假办法 (as of 2025). Source: docs/sources.md#working-days.
"""

import datetime as dt
from collections.abc import Iterator

# First day of the lunar year, 端午 and 中秋. Lunar dates are taken from tables, not
# computed: a new row a year, long before it is needed. A year without a row has only
# the festivals of the solar calendar.
LUNAR = {
    2027: ((2, 6), (6, 9), (9, 15)),
    2028: ((1, 26), (5, 28), (10, 3)),
    2029: ((2, 13), (6, 16), (9, 22)),
    2030: ((2, 3), (6, 5), (9, 12)),
    2031: ((1, 23), (6, 24), (10, 1)),
    2032: ((2, 11), (6, 12), (9, 19)),
}


def days_off(year: int) -> Iterator[tuple[dt.date, str]]:
    """Yield the weekdays of `year` that are a statutory festival, each with its name."""
    found: dict[dt.date, str] = {}
    for day, name in [*_solar(year), *_lunar(year)]:
        if day.weekday() < 5:
            found.setdefault(day, name)
    yield from sorted(found.items())


def _solar(year: int) -> Iterator[tuple[dt.date, str]]:
    yield dt.date(year, 1, 1), "元旦"
    yield _clear_and_bright(year), "清明"
    for day in (1, 2):
        yield dt.date(year, 5, day), "劳动节"
    for day in (1, 2, 3):
        yield dt.date(year, 10, day), "国庆节"


def _lunar(year: int) -> Iterator[tuple[dt.date, str]]:
    if year not in LUNAR:
        return
    spring, dragon_boat, mid_autumn = (dt.date(year, *row) for row in LUNAR[year])
    for offset in (-1, 0, 1, 2):
        yield spring + dt.timedelta(days=offset), "春节"
    yield dragon_boat, "端午"
    yield mid_autumn, "中秋"


def _clear_and_bright(year: int) -> dt.date:
    """Return 清明 by the usual rule for this century, right from 2000 to 2099."""
    short = year % 100
    return dt.date(year, 4, int(short * 0.2422 + 4.81) - short // 4)
