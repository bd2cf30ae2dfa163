"""Deciding on more time (延期): asked for before the limit ends, granted by somebody else.

The first limit stays on the book, so that both can be counted: in time by the first, and
in time by what was granted. How far and how often says the standard. Sources: docs/sources.md#extensions.
"""

import datetime as dt
from collections.abc import Set

from taizhang.core import commands as co
from taizhang.core import events as ev
from taizhang.core.clocks import (
    Deadline,
    Limit,
    LimitUnit,
    deadline,
    local_day,
    working_days_between,
)
from taizhang.core.facts import Hearing
from taizhang.core.handling import require_lead, taking_up
from taizhang.core.issue import Issue
from taizhang.core.refusals import Refusal
from taizhang.core.terms import own_wish
from taizhang.core.texts import check_needed, check_text
from taizhang.core.vocabulary import Duty


def ask_extension(
    issue: Issue, command: co.AskExtension, hearing: Hearing
) -> tuple[ev.Event, ...]:
    """Return the entry of asking for time until the end of a day.

    Whoever is late already has nothing to ask for: it stays late.
    """
    asks = hearing.asks
    reason = check_needed(command.reason, Refusal.REASON_MISSING, asks)
    require_lead(issue, hearing)
    for refusal in why_not_asked(issue, hearing.at):
        asks.require(False, refusal)
    far = _more_days(issue, command, hearing) > issue.standard.extension_days
    asks.require(not far, Refusal.EXTENSION_TOO_LONG)
    # A deadline is counted day by day: to the year 9999 that would keep everybody waiting.
    asks.settle()
    wanted = _until(issue, command, hearing)
    _require_fitting(issue, wanted, hearing)
    asks.settle()
    asked = ev.ExtensionAsked(until=local_day(wanted.due_at), reason=reason)
    return (*taking_up(issue, hearing), asked)


def decide_extension(
    issue: Issue, command: co.DecideExtension, hearing: Hearing
) -> tuple[ev.Event, ...]:
    """Return the entry of the decision. A second extension is a leader's to grant."""
    asks, asked = hearing.asks, issue.extension_asked
    reason = check_text(command.reason, asks)
    asks.require(command.granted or bool(reason), Refusal.REASON_MISSING)
    for refusal in why_not_decided(issue, hearing.people, hearing.duties):
        asks.require(False, refusal)
    asks.settle()
    if not command.granted:
        return (ev.ExtensionDecided(reason=reason),)
    assert asked is not None
    clock = _until(issue, co.AskExtension(until=asked.day, reason=reason), hearing)
    # Something else may have set an earlier end since it was asked for.
    _require_fitting(issue, clock, hearing)
    asks.settle()
    return (ev.ExtensionDecided(granted=True, reason=reason, clock=clock),)


def why_not_asked(issue: Issue, at: dt.datetime) -> tuple[Refusal, ...]:
    """Return why nobody may ask for more time at the instant `at`, whoever it is."""
    clock = issue.clock
    fits = (
        (issue.extension_asked is None, Refusal.EXTENSION_ALREADY_ASKED),
        (issue.extended_count < issue.standard.extensions, Refusal.EXTENDED_ENOUGH),
        (clock is not None and at < clock.due_at, Refusal.EXTENSION_TOO_LATE),
    )
    return tuple(refusal for fit, refusal in fits if not fit)


def why_not_decided(
    issue: Issue, people: Set[str], duties: Set[Duty]
) -> tuple[Refusal, ...]:
    """Return why `people`, who have these `duties`, may not decide on what is asked for."""
    asked, second = issue.extension_asked, issue.extended_count > 0
    fits = (
        (asked is not None, Refusal.EXTENSION_NOT_ASKED),
        (not own_wish(issue, asked, people), Refusal.SECOND_PERSON_NEEDED),
        (not second or Duty.RULE in duties, Refusal.SECOND_EXTENSION),
    )
    return tuple(refusal for fit, refusal in fits if not fit)


def _more_days(issue: Issue, command: co.AskExtension, hearing: Hearing) -> int:
    """Return how many working days it is to end later; a day off rolls on to the next."""
    calendar = hearing.facts.calendar
    was = local_day(issue.clock.due_at if issue.clock else hearing.at)
    more = working_days_between(was, command.until, calendar)
    return more + (not calendar.works_on(command.until))


def _until(issue: Issue, command: co.AskExtension, hearing: Hearing) -> Deadline:
    """Return the running clock with the days it takes to end on the day asked for.

    A day on which nobody works rolls on to the next that is worked.
    """
    calendar, running = hearing.facts.calendar, issue.clock
    start = running.started_at if running else hearing.at
    amber = running.limit.amber if running else 0
    hourly = running and running.limit.unit in {LimitUnit.HOUR, LimitUnit.WORKING_HOUR}
    days = working_days_between(local_day(start), command.until, calendar)
    days += not calendar.works_on(command.until)
    limit = Limit(max(days, 1), LimitUnit.WORKING_DAY, 1 if hourly else amber)
    return deadline(start, limit, calendar)


def _require_fitting(issue: Issue, wanted: Deadline, hearing: Hearing) -> None:
    """Check that `wanted` is later, and nobody else's limit to move."""
    asks, running = hearing.asks, issue.clock
    was = running.due_at if running else hearing.at
    asks.require(wanted.due_at > was, Refusal.EXTENSION_NOT_LATER)
    theirs = issue.ends_by
    asks.require(theirs is None or wanted.due_at <= theirs, Refusal.LIMIT_OF_OTHERS)
