"""Following a matter up from above (督办): what is demanded, by when, and whether it came.

It moves no date and takes no step: it makes sure that somebody says something. What the
unit that leads writes next is its answer, not what a supporting one does. Source: docs/sources.md#supervision.
"""

import datetime as dt
from typing import assert_never

from taizhang.core import commands as co
from taizhang.core import events as ev
from taizhang.core.clocks import local_day
from taizhang.core.copying import replace
from taizhang.core.facts import Hearing
from taizhang.core.issue import Entry, Issue, Supervision
from taizhang.core.refusals import Refusal
from taizhang.core.supervision_events import SupervisionEvent
from taizhang.core.texts import check_needed
from taizhang.core.vocabulary import OPEN

# Nobody means a later day: the year is mistyped, and nobody would ever ask.
LONGEST_WAIT = dt.timedelta(days=366)
ANSWERS = (ev.ProgressRecorded, ev.HandlingReported, ev.DispatchReturned)


def supervise(
    _issue: Issue, command: co.SuperviseIssue, hearing: Hearing
) -> tuple[ev.Event, ...]:
    """Return the entry of demanding an answer."""
    asks = hearing.asks
    demand = check_needed(command.demand, Refusal.DEMAND_MISSING, asks)
    ahead = command.answer_by - local_day(hearing.at)
    asks.require(dt.timedelta(0) <= ahead <= LONGEST_WAIT, Refusal.ANSWER_NOT_AHEAD)
    asks.settle()
    return (
        ev.IssueSupervised(
            demand=demand,
            answer_by=command.answer_by,
            leader=command.leader,
            listed=command.listed,
        ),
    )


def lift(
    issue: Issue, command: co.LiftSupervision, hearing: Hearing
) -> tuple[ev.Event, ...]:
    """Return the entry of letting it go its usual way."""
    asks = hearing.asks
    reason = check_needed(command.reason, Refusal.REASON_MISSING, asks)
    asks.require(issue.supervision is not None, Refusal.NOT_SUPERVISED)
    asks.settle()
    return (ev.SupervisionLifted(reason=reason),)


def after(issue: Issue, entry: Entry, event: SupervisionEvent) -> Issue:
    """Return `issue` with what `event`, that of `entry`, says."""
    match event:
        case ev.IssueSupervised():
            demanded = Supervision(
                entry.seq, entry.actor, event.answer_by, event.leader, event.listed
            )
            count = issue.supervised_count + 1
            return replace(issue, supervision=demanded, supervised_count=count)
        case ev.SupervisionLifted():
            return replace(issue, supervision=None)
        case _:
            assert_never(event)


def settled(issue: Issue, event: ev.Event) -> Issue:
    """Return `issue`, which `event` was applied to, with the answer that it may be."""
    demanded = issue.supervision
    if demanded is None:
        return issue
    if issue.status not in OPEN:
        return replace(issue, supervision=None)
    helps = isinstance(event, ev.ProgressRecorded) and event.helping
    if isinstance(event, ANSWERS) and not (helps or demanded.answered):
        return replace(issue, supervision=replace(demanded, answered=True))
    return issue
