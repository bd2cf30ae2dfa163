"""What goes before the residents' council (议事会), and what it resolves.

A resolution gives nothing out by itself: whoever writes it down gives the matter out, or
resumes it, by the commands for that, most often in the same act. Source:
docs/sources.md#council.
"""

from dataclasses import fields
from enum import StrEnum
from typing import assert_never

from taizhang.core import commands as co
from taizhang.core import events as ev
from taizhang.core.clocks import local_day
from taizhang.core.copying import replace
from taizhang.core.council_events import CouncilEvent
from taizhang.core.facts import Hearing
from taizhang.core.issue import BeforeCouncil, Entry, Issue, Resolution
from taizhang.core.refusals import Checklist, Refusal
from taizhang.core.texts import NUMBER_MAX, check_needed
from taizhang.core.vocabulary import OPEN


class Quorum(StrEnum):
    """How many of the members must be there (法定人数). Never less than more than half."""

    MAJORITY = "majority"
    TWO_THIRDS = "two_thirds"


def put_to_council(
    issue: Issue, command: co.PutToCouncil, hearing: Hearing
) -> tuple[ev.Event, ...]:
    """Return the entry of putting it on the council's list."""
    asks = hearing.asks
    reason = check_needed(command.reason, Refusal.REASON_MISSING, asks)
    asks.require(issue.before_council is None, Refusal.ALREADY_BEFORE_COUNCIL)
    asks.settle()
    return (ev.IssuePutToCouncil(reason=reason),)


def record_resolution(
    issue: Issue, command: co.RecordResolution, hearing: Hearing
) -> tuple[ev.Event, ...]:
    """Return the entry of what the council resolved, or of its not resolving anything."""
    asks = hearing.asks
    asks.require(issue.before_council is not None, Refusal.NOT_BEFORE_COUNCIL)
    missing = Refusal.RESOLUTION_MISSING if command.resolved else Refusal.REASON_MISSING
    said = {name.name: getattr(command, name.name) for name in fields(command)}
    said["text"] = check_needed(command.text, missing, asks)
    said["meeting"] = check_needed(
        command.meeting, Refusal.MEETING_MISSING, asks, most=NUMBER_MAX
    )
    asks.require(command.met_on <= local_day(hearing.at), Refusal.MEETING_AHEAD)
    asks.require(_adds_up(command), Refusal.VOTES_DO_NOT_ADD_UP)
    if command.resolved:
        _check_carried(issue, command, asks)
    else:
        # What nobody resolved is nobody's to do.
        said |= {"unit": "", "due_on": None, "households": 0, "people": 0}
    asks.settle()
    return (ev.ResolutionRecorded(**said),)


def after(issue: Issue, entry: Entry, event: CouncilEvent) -> Issue:
    """Return `issue` with what `event`, that of `entry`, says."""
    match event:
        case ev.IssuePutToCouncil():
            waiting = BeforeCouncil(entry.seq, entry.actor, entry.day)
            return replace(issue, before_council=waiting)
        case ev.ResolutionRecorded():
            resolution = Resolution(
                entry.seq, event.meeting, event.met_on, event.resolved, event.unit
            )
            resolution = replace(resolution, due_on=event.due_on)
            count = issue.resolutions_count + event.resolved
            return replace(
                issue,
                before_council=None,
                resolution=resolution,
                resolutions_count=count,
            )
        case _:
            assert_never(event)


def settled(issue: Issue) -> Issue:
    """Return `issue` without its place on the council's list once it is no open matter."""
    if issue.before_council is None or issue.status in OPEN:
        return issue
    return replace(issue, before_council=None)


def quorum(rule: Quorum, entitled: int) -> int:
    """Return how many of the `entitled` must be there."""
    match rule:
        case Quorum.MAJORITY:
            return entitled // 2 + 1
        case Quorum.TWO_THIRDS:
            return -(-2 * entitled // 3)


def quorate(present: int, quorum: int) -> bool:
    """Return whether so many may resolve anything."""
    return 0 < quorum <= present


def carried(votes_for: int, present: int) -> bool:
    """Return whether a count carries a motion: by more than half of those present.

    Source: docs/sources.md#council.
    """
    return 2 * votes_for > present


def counted(command: co.RecordResolution) -> int:
    """Return how many votes were counted; 0: nobody counted any."""
    return command.votes_for + command.votes_against + command.votes_abstained


def _check_carried(issue: Issue, command: co.RecordResolution, asks: Checklist) -> None:
    """Note what keeps it from being a resolution that somebody can be held to."""
    asks.require(bool(command.unit), Refusal.RESOLUTION_UNIT_MISSING)
    asks.require(command.due_on is not None, Refusal.RESOLUTION_DAY_MISSING)
    ahead = command.due_on is None or command.due_on > command.met_on
    asks.require(ahead, Refusal.RESOLUTION_DAY_NOT_AHEAD)
    about_them = bool(command.unit) and command.unit == issue.complained_of
    asks.require(not about_them, Refusal.UNIT_COMPLAINED_OF)
    asks.require(quorate(command.present, command.quorum), Refusal.NO_QUORUM)
    for_it = not counted(command) or carried(command.votes_for, command.present)
    asks.require(for_it, Refusal.NOT_CARRIED)


def _adds_up(command: co.RecordResolution) -> bool:
    """Return whether no more voted than were there, and no more came than may."""
    least = min(
        *(command.votes_for, command.votes_against, command.votes_abstained),
        *(command.present, command.households, command.people),
    )
    return least >= 0 and counted(command) <= command.present <= command.entitled
