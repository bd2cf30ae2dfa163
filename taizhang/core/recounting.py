"""Counting a running clock anew after the working days changed.

A notice says which days are worked (调休); it gives nobody another limit. The start stays,
the limit stays, and so does what others want earlier. Source: docs/sources.md#working-days.
"""

import datetime as dt

from taizhang.core import commands as co
from taizhang.core import events as ev
from taizhang.core.clocks import Calendar, Deadline, deadline, no_later
from taizhang.core.copying import replace
from taizhang.core.facts import Hearing
from taizhang.core.issue import Issue
from taizhang.core.refusals import Refusal


def recount(
    issue: Issue, _command: co.RecountClock, hearing: Hearing
) -> tuple[ev.Event, ...]:
    """Return the entry of the running clock as today's calendar has it."""
    before, calendar = issue.clock, hearing.facts.calendar
    clock = recounted(before, issue.ends_by, calendar) if before else None
    hearing.asks.require(clock != before, Refusal.NOTHING_CHANGES)
    hearing.asks.settle()
    assert clock is not None
    return (ev.ClockRecounted(clock=clock),)


def recounted(clock: Deadline, ends_by: dt.datetime | None, calendar: Calendar) -> Deadline:
    """Return `clock` as `calendar` has it; the same one where nothing but its name changes.

    `ends_by`: see `Issue`. What did not bring the clock forward before does not do so now.
    """
    theirs = ends_by if ends_by and clock.due_at <= ends_by else None
    ours = deadline(clock.started_at, clock.limit, calendar)
    anew = no_later(ours, theirs, calendar)
    return clock if replace(anew, calendar=clock.calendar) == clock else anew


def after(issue: Issue, event: ev.ClockRecounted) -> Issue:
    """Return `issue` with the clock that `event` says."""
    return replace(issue, clock=event.clock)
