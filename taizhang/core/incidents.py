"""A storm, an outage: many matters under one urgent limit (突发事件).

Joining sets no standard aside and gains nobody time: the earlier of two limits counts.
Source: docs/sources.md#time-limits.
"""

from typing import assert_never

from taizhang.core import commands as co
from taizhang.core import events as ev
from taizhang.core.clocks import deadline, no_later
from taizhang.core.copying import replace
from taizhang.core.facts import Hearing
from taizhang.core.incident_events import IncidentEvent
from taizhang.core.issue import Issue
from taizhang.core.refusals import Refusal
from taizhang.core.righting import clock_under
from taizhang.core.texts import check_needed


def join(issue: Issue, command: co.JoinIncident, hearing: Hearing) -> tuple[ev.Event, ...]:
    """Return the entry by which the matter is one of an incident that is going on."""
    asks, limit = hearing.asks, hearing.facts.incident
    asks.require(issue.incident != command.incident, Refusal.ALREADY_IN_INCIDENT)
    asks.require(limit is not None, Refusal.INCIDENT_UNKNOWN)
    asks.settle()
    assert limit is not None
    calendar = hearing.facts.calendar
    due_at = deadline(hearing.at, limit, calendar).due_at
    clock = issue.clock and no_later(issue.clock, due_at, calendar)
    moved = clock if clock != issue.clock else None
    return (ev.IncidentJoined(incident=command.incident, due_at=due_at, clock=moved),)


def leave(
    issue: Issue, command: co.LeaveIncident, hearing: Hearing
) -> tuple[ev.Event, ...]:
    """Return the entry by which it is none of it. Its own clock kept its start."""
    asks = hearing.asks
    reason = check_needed(command.reason, Refusal.REASON_MISSING, asks)
    asks.require(bool(issue.incident), Refusal.NOT_IN_INCIDENT)
    asks.settle()
    alone = replace(issue, incident="", incident_due=None)
    return (
        ev.IncidentLeft(reason=reason, clock=clock_under(alone, issue.standard, hearing)),
    )


def after(issue: Issue, event: IncidentEvent) -> Issue:
    """Return `issue` with what `event` says."""
    match event:
        case ev.IncidentJoined(incident=incident, due_at=due_at, clock=clock):
            joined = replace(issue, incident=incident, incident_due=due_at)
            return replace(joined, clock=clock or issue.clock)
        case ev.IncidentLeft(clock=clock):
            return replace(
                issue, incident="", incident_due=None, clock=clock or issue.clock
            )
        case _:
            assert_never(event)
