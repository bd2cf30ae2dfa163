"""Deciding what is parked because it cannot be solved now (挂账), until when, and going on.

Our clock stands still meanwhile; another runs to the day on which somebody looks again,
so that nothing is parked for ever, and what was late before is late afterwards. A parked
matter stays in every count of open work. Sources: docs/sources.md#deferral.
"""

import datetime as dt
from math import ceil

from taizhang.core import commands as co
from taizhang.core import events as ev
from taizhang.core.clocks import (
    Calendar,
    Deadline,
    Limit,
    LimitUnit,
    deadline,
    local_day,
    no_later,
    working_days_between,
    working_time_between,
)
from taizhang.core.facts import Hearing
from taizhang.core.handling import require_lead
from taizhang.core.issue import Issue
from taizhang.core.refusals import Refusal
from taizhang.core.terms import own_wish
from taizhang.core.texts import check_needed, check_text
from taizhang.core.vocabulary import Duty

HOUR = dt.timedelta(hours=1)


def ask_deferral(
    issue: Issue, command: co.AskDeferral, hearing: Hearing
) -> tuple[ev.Event, ...]:
    """Return the entry of asking to park it, or to leave it parked for longer."""
    asks, today = hearing.asks, local_day(hearing.at)
    reason = check_needed(command.reason, Refusal.REASON_MISSING, asks)
    if Duty.DISPATCH not in hearing.duties:
        require_lead(issue, hearing)
    asks.require(issue.deferral_asked is None, Refusal.DEFERRAL_ALREADY_ASKED)
    asks.require(command.review_on > today, Refusal.REVIEW_NOT_AHEAD)
    days = (command.review_on - today).days
    asks.require(days <= issue.standard.parking_days, Refusal.REVIEW_TOO_FAR)
    asks.settle()
    return (ev.DeferralAsked(review_on=command.review_on, reason=reason),)


def decide_deferral(
    issue: Issue, command: co.DecideDeferral, hearing: Hearing
) -> tuple[ev.Event, ...]:
    """Return the entry of a leader's decision on it."""
    asks, asked = hearing.asks, issue.deferral_asked
    reason = check_text(command.reason, asks)
    asks.require(command.granted or bool(reason), Refusal.REASON_MISSING)
    asks.require(asked is not None, Refusal.DEFERRAL_NOT_ASKED)
    own = own_wish(issue, asked, hearing.people)
    asks.require(not own, Refusal.SECOND_PERSON_NEEDED)
    today = local_day(hearing.at)
    ahead = asked is None or asked.day > today
    asks.require(ahead or not command.granted, Refusal.REVIEW_NOT_AHEAD)
    asks.settle()
    if not command.granted:
        return (ev.DeferralDecided(reason=reason),)
    assert asked is not None
    review = Limit((asked.day - today).days, LimitUnit.CALENDAR_DAY, 0)
    clock = hearing.clock(issue, review)
    return (ev.DeferralDecided(granted=True, reason=reason, review_by=clock),)


def resume(issue: Issue, command: co.ResumeIssue, hearing: Hearing) -> tuple[ev.Event, ...]:
    """Return the entry by which it goes on."""
    asks, parked = hearing.asks, issue.deferral
    reason = check_needed(command.reason, Refusal.REASON_MISSING, asks)
    if not {Duty.DISPATCH, Duty.RULE} & hearing.duties:
        require_lead(issue, hearing)
    asks.settle()
    clock = parked.clock if parked else None
    if parked is None or clock is None or parked.since >= clock.due_at:
        return (ev.IssueResumed(reason=reason, clock=clock),)
    calendar = hearing.facts.calendar
    going_on = deadline(hearing.at, _left(clock, parked.since, calendar), calendar)
    return (
        ev.IssueResumed(reason=reason, clock=no_later(going_on, issue.ends_by, calendar)),
    )


def _left(clock: Deadline, since: dt.datetime, calendar: Calendar) -> Limit:
    """Return what was left of `clock` at the instant `since`, at least one unit."""
    unit, day, last = clock.limit.unit, local_day(since), local_day(clock.due_at)
    match unit:
        case LimitUnit.HOUR:
            count = ceil((clock.due_at - since) / HOUR)
        case LimitUnit.WORKING_HOUR:
            count = ceil(working_time_between(since, clock.due_at, calendar) / HOUR)
        case LimitUnit.CALENDAR_DAY:
            count = (last - day).days
        case LimitUnit.WORKING_DAY:
            count = working_days_between(day, last, calendar)
    return Limit(max(count, 1), unit, min(clock.limit.amber, max(count, 1)))
