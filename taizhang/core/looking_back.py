"""Looking back (回头看) at what was struck off: on which days, by whom, and what follows.

Who worked on it does not judge whether it held, as with any check; what did not hold goes
on under its old number. Source: docs/sources.md#close-out.
"""

import datetime as dt

from taizhang.core import commands as co
from taizhang.core import events as ev
from taizhang.core import verifying
from taizhang.core.copying import replace
from taizhang.core.facts import Hearing
from taizhang.core.issue import Entry, Issue
from taizhang.core.refusals import Refusal
from taizhang.core.texts import check_needed, check_text
from taizhang.core.vocabulary import CheckMethod, Conclusion, Waiver


def record(
    issue: Issue, command: co.RecordLookBack, hearing: Hearing
) -> tuple[ev.Event, ...]:
    """Return the entry of a look back, and that of reopening where it did not hold."""
    asks = hearing.asks
    asks.require(not hearing.people & issue.handlers, Refusal.OWN_WORK)
    same_unit = bool(hearing.units & {issue.unit, *issue.supporting})
    asks.require(not same_unit or issue.standard.same_unit, Refusal.OWN_UNIT)
    contradicts = command.held and command.false_close
    asks.require(not contradicts, Refusal.HELD_AND_FALSE)
    finding = (
        _held(issue, command, hearing)
        if command.held
        else check_needed(command.finding, Refusal.SEEN_MISSING, asks)
    )
    asks.settle()
    looked = ev.LookBackRecorded(
        held=command.held,
        false_close=command.false_close,
        method=command.method,
        waivers=(Waiver.SAME_UNIT,) if same_unit else (),
        finding=finding,
    )
    if command.held:
        return (looked,)
    return looked, *verifying.reopen(issue, co.ReopenIssue(reason=finding), hearing)


def days(issue: Issue) -> tuple[dt.date, ...]:
    """Return on which days somebody looks again at `issue`, in order; () while it is open.

    What was only explained cannot come back; a lasting measure is looked at all the same.
    """
    if issue.struck_off_on is None:
        return ()
    solved = issue.outcome is Conclusion.SOLVED
    found = {
        issue.struck_off_on + dt.timedelta(days=after)
        for after in (issue.standard.look_backs if solved else ())
    }
    if issue.root_cause is not None:
        found.add(issue.root_cause.look_back_on)
    return tuple(sorted(found))


def awaited(issue: Issue) -> Issue:
    """Return `issue`, just struck off, with the first day on which somebody looks again."""
    return replace(issue, look_back_on=min(days(issue), default=None))


def after(issue: Issue, entry: Entry, event: ev.LookBackRecorded) -> Issue:
    """Return `issue` with what `event` says. A late look serves for every day it is late for."""
    looked = max(filter(None, (entry.day, issue.look_back_on)))
    ahead = (day for day in days(issue) if day > looked)
    came_back = not event.held and not event.false_close
    return replace(
        issue,
        look_back_on=min(ahead, default=None),
        look_backs_count=issue.look_backs_count + 1,
        relapses_count=issue.relapses_count + came_back,
        false_closes=issue.false_closes + event.false_close,
    )


def _held(issue: Issue, command: co.RecordLookBack, hearing: Hearing) -> str:
    """Return what was seen; what must be checked on site is looked back at on site, too."""
    on_site = issue.standard.method is CheckMethod.ON_SITE
    enough = not on_site or command.method is CheckMethod.ON_SITE
    hearing.asks.require(enough, Refusal.METHOD_TOO_WEAK)
    return check_text(command.finding, hearing.asks)
