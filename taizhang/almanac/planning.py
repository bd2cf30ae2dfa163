"""From what was entered to the days that would change, compared with the days as they are."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from taizhang.almanac.notice import Said
from taizhang.places import statutory
from taizhang.places.calendar import read_from
from taizhang.places.working_days import BROUGHT, OWN, Day, Days

Wanted = dict[dt.date, Day | None]
WEEKDAYS = 5


def from_notice(said: Mapping[dt.date, Said], year: int, days: Days) -> Wanted:
    """Return what the notice for `year` says of every day of it that is exceptional now or then.

    Only weekdays off and weekend days worked are exceptional. What an office entered for
    itself stays.
    """
    wanted: Wanted = {
        day: None for day, held in days.items() if day.year == year and held.source != OWN
    }
    known = read_from(days).known_until.year
    for day, each in said.items():
        if each.working is (day.weekday() >= WEEKDAYS):
            # A notice for one year does not make another one known.
            guess = day.year > max(year, known)
            wanted[day] = Day(bool(each.working), each.name, BROUGHT, guess)
    return {day: held for day, held in wanted.items() if not _own(days, day)}


def own_days(first: dt.date, last: dt.date, working: bool | None, name: str) -> Wanted:
    """Return the days from `first` to `last` as the office wants them for itself."""
    count = (last - first).days + 1
    some = [first + dt.timedelta(days=each) for each in range(count)]
    if working is None:
        return dict.fromkeys(some)
    return {
        day: Day(working, name, OWN)
        for day in some
        if working is (day.weekday() >= WEEKDAYS) or count == 1
    }


def planned(wanted: Mapping[dt.date, Day | None], days: Days) -> Wanted:
    """Return which of the `wanted` days are not so yet."""
    return {
        day: held
        for day, held in sorted(wanted.items())
        if not _says_the_same(days.get(day), held)
    }


def after(days: Days, changes: Mapping[dt.date, Day | None]) -> dict[dt.date, Day]:
    """Return `days` with `changes` made."""
    both = {**days, **changes}
    return {day: held for day, held in both.items() if held is not None}


def first_touched(days: Days, changes: Mapping[dt.date, Day | None]) -> dt.date:
    """Return the first day about which the calendar says something else after `changes`."""
    before, then = read_from(days), read_from(after(days, changes))
    touched = list(changes)
    if before.known_until != then.known_until:
        touched.append(min(before.known_until, then.known_until) + dt.timedelta(days=1))
    return min(touched)


def festivals_missing(year: int, days: Days) -> tuple[tuple[dt.date, str], ...]:
    """Return the statutory days off of `year` that `days` does not have free."""
    calendar = read_from(days)
    return tuple(
        (day, name) for day, name in statutory.days_off(year) if calendar.works_on(day)
    )


def kept(held: Day | None) -> list[Any] | None:
    """Return a day as JSON keeps it."""
    if held is None:
        return None
    return [held.working, held.name, held.source, held.provisional]


def told(held: list[Any] | None) -> Day | None:
    """Return the day that JSON kept."""
    return None if held is None else Day(*held)


def kept_all(wanted: Mapping[dt.date, Day | None]) -> dict[str, list[Any] | None]:
    """Return days as JSON keeps them."""
    return {day.isoformat(): kept(held) for day, held in wanted.items()}


def told_all(held: Mapping[str, list[Any] | None]) -> Wanted:
    """Return the days that JSON kept."""
    return {dt.date.fromisoformat(day): told(each) for day, each in held.items()}


def _says_the_same(one: Day | None, other: Day | None) -> bool:
    """Return whether two say the same: how a festival is spelled, and by whom, is no matter."""
    if one is None or other is None or OWN in {one.source, other.source}:
        return one == other
    return (one.working, one.provisional) == (other.working, other.provisional)


def _own(days: Days, day: dt.date) -> bool:
    held = days.get(day)
    return held is not None and held.source == OWN
