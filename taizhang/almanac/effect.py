"""What another calendar would do to the open issues: told before anybody confirms it."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from taizhang.almanac.planning import after, first_touched
from taizhang.ledger import numbers
from taizhang.ledger.queries import rows_of
from taizhang.ledger.recounting import Moved, moved
from taizhang.places.calendar import read_from
from taizhang.places.working_days import Day, Days
from taizhang.web import dates
from taizhang.web.addresses import issue_url
from taizhang.web.titles import title

LISTED = 50


@dataclass(frozen=True)
class MoveLine:
    """An open issue, and when it is due before and after."""

    label: str
    title: str
    url: str
    before: str
    after: str
    overdue: bool = False
    relieved: bool = False


@dataclass(frozen=True)
class Effect:
    """How many clocks move, which way, and which pass over the line of being late.

    `settled`: those that end when they did, and are no guess any more or warn at another time.
    """

    later: int
    earlier: int
    settled: int
    overdue: int
    relieved: int
    lines: tuple[MoveLine, ...]
    hidden: int

    @property
    def moved(self) -> int:
        """How many end at another time."""
        return self.later + self.earlier


def moves(days: Days, changes: Mapping[dt.date, Day | None]) -> tuple[Moved, ...]:
    """Return the clocks that `changes` of `days` move. One query."""
    if not changes:
        return ()
    return moved(read_from(after(days, changes)), first_touched(days, changes))


def effect(found: Sequence[Moved], now: dt.datetime) -> Effect:
    """Return what `found` comes to, the first of them by name. One query."""
    other = [each for each in found if each.before.due_at != each.after.due_at]
    shown = sorted(
        other, key=lambda each: not (_overdue(each, now) or _relieved(each, now))
    )
    lines = move_lines([(m.case, m.before.due_at, m.after.due_at) for m in shown], now)
    return Effect(
        later=sum(each.after.due_at > each.before.due_at for each in other),
        earlier=sum(each.after.due_at < each.before.due_at for each in other),
        settled=len(found) - len(other),
        overdue=sum(_overdue(each, now) for each in other),
        relieved=sum(_relieved(each, now) for each in other),
        lines=lines,
        hidden=max(0, len(other) - len(lines)),
    )


def move_lines(
    some: Sequence[tuple[str, dt.datetime, dt.datetime]], now: dt.datetime
) -> tuple[MoveLine, ...]:
    """Return the first of `some` (case, due before, due after) that the reader may see."""
    first = some[:LISTED]
    known = rows_of([case for case, _before, _after in first])
    return tuple(
        MoveLine(
            label=numbers.label(known[case].number),
            title=title(known[case].summary),
            url=issue_url(known[case].number),
            before=dates.moment(before, now),
            after=dates.moment(then, now),
            overdue=then <= now < before,
            relieved=before <= now < then,
        )
        for case, before, then in first
        if case in known
    )


def _overdue(each: Moved, now: dt.datetime) -> bool:
    return each.after.due_at <= now < each.before.due_at


def _relieved(each: Moved, now: dt.datetime) -> bool:
    return each.before.due_at <= now < each.after.due_at
