"""From when on what an office says of its standards holds, and what holds at a moment.

What is said for a later day waits until that day begins. If something else is said of the
same matters meanwhile, that holds until then: a rule announced for 1 January stays announced.
Sources: docs/sources.md#time-limits.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from taizhang.core import codec
from taizhang.core.clocks import OFFICE_ZONE, local_day
from taizhang.core.own_standards import (
    Choices,
    Fault,
    StandardRefusal,
    choices_from,
    choices_plain,
)
from taizhang.core.tlog.canon import canonical, parse

MOMENT = dt.timedelta(microseconds=1)
MOST_AHEAD = dt.timedelta(days=366)
LATER = "later"


class Saying(NamedTuple):
    """What is said of the matters `of` (see `own_standards.key`), from the moment `since`."""

    of: str
    since: dt.datetime
    choices: Choices


@dataclass(frozen=True)
class Said:
    """All that an office said: what holds, and what will, in the order in which it begins."""

    held: Mapping[str, Choices]
    later: tuple[Saying, ...] = ()

    def at(self, moment: dt.datetime) -> Mapping[str, Choices]:
        """Return what holds at a moment that is not before what is held."""
        begun = {each.of: each.choices for each in self.later if each.since <= moment}
        return {**self.held, **begun} if begun else self.held

    def on_the_way(self, of: str, since: dt.datetime) -> Iterator[Mapping[str, Choices]]:
        """Yield what holds at `since`, and whenever that changes until `of` is said anew."""
        yield self.at(since)
        for each in self.later:
            if each.since > since:
                if each.of == of:
                    return
                yield self.at(each.since)


def begins(day: dt.date | None, at: dt.datetime) -> dt.datetime:
    """Return from when on it holds what is said at the instant `at` for a day; None: at once."""
    if day is None or day <= local_day(at):
        return at
    return dt.datetime.combine(day, dt.time(), OFFICE_ZONE)


def faults_of_day(day: dt.date | None, today: dt.date) -> tuple[Fault, ...]:
    """Return why nothing can be said for that day."""
    if day is not None and day < today:
        return (Fault(StandardRefusal.BEGUN_BEFORE, "begins"),)
    if day is not None and day > today + MOST_AHEAD:
        return (Fault(StandardRefusal.TOO_FAR_AHEAD, "begins"),)
    return ()


def in_order(sayings: Iterable[Saying]) -> tuple[Saying, ...]:
    """Return the sayings in the order in which they begin, at once in that of saying."""
    return tuple(sorted(sayings, key=lambda each: each.since))


def said(sayings: Iterable[Saying], now: dt.datetime) -> Said:
    """Return what holds and will, of all that was said, given in the order of saying."""
    ordered = in_order(sayings)
    held = {each.of: each.choices for each in ordered if each.since <= now}
    return Said(held, tuple(each for each in ordered if each.since > now))


def written(all_said: Said) -> str:
    """Return what an office said, as text; "" for nothing."""
    held = ((of, choices_plain(each)) for of, each in all_said.held.items())
    kept: dict[str, object] = {of: plain for of, plain in held if plain}
    if all_said.later:
        kept[LATER] = [
            [each.of, codec.plain(each.since), choices_plain(each.choices)]
            for each in all_said.later
        ]
    return canonical(kept).decode() if kept else ""


@lru_cache(maxsize=64)
def read(text: str) -> Said:
    """Return what an office said, from its text."""
    kept: Any = parse(text.encode()) if text else {}
    later = tuple(
        Saying(of, dt.datetime.fromisoformat(since), choices_from(plain))
        for of, since, plain in kept.pop(LATER, ())
    )
    return Said({of: choices_from(plain) for of, plain in kept.items()}, later)
