"""What more time and being parked do to an issue, and when asking for it is over."""

from collections.abc import Set
from typing import assert_never

from taizhang.core import events as ev
from taizhang.core.copying import replace
from taizhang.core.issue import Asked, Deferral, Entry, Issue
from taizhang.core.term_events import TermEvent
from taizhang.core.vocabulary import IN_HAND, Status

MAY_BE_PARKED = IN_HAND | {Status.ACCEPTED, Status.DEFERRED}


def after(issue: Issue, entry: Entry, event: TermEvent) -> Issue:
    """Return `issue` with what `event`, that of `entry`, says."""
    match event:
        case ev.ExtensionAsked(until=day):
            return replace(issue, extension_asked=Asked(entry.seq, entry.actor, day))
        case ev.ExtensionDecided():
            return _extended(issue, event)
        case ev.DeferralAsked(review_on=day):
            return replace(issue, deferral_asked=Asked(entry.seq, entry.actor, day))
        case ev.DeferralDecided(granted=False):
            return replace(issue, deferral_asked=None)
        case ev.DeferralDecided(review_by=clock):
            parked = issue.deferral or Deferral(
                entry.seq, entry.at, issue.status, issue.clock
            )
            return replace(
                issue,
                status=Status.DEFERRED,
                clock=clock,
                deferral=parked,
                deferral_asked=None,
                deferred_count=issue.deferred_count + (issue.deferral is None),
            )
        case ev.IssueResumed(clock=clock):
            assert issue.deferral is not None, "only what is parked goes on"
            return replace(issue, status=issue.deferral.was, clock=clock)
        case _:
            assert_never(event)


def own_wish(issue: Issue, asked: Asked | None, people: Set[str]) -> bool:
    """Return whether one of `people` asked for it, or handles the matter."""
    return bool(people & issue.handlers) or (asked is not None and asked.by in people)


def _extended(issue: Issue, event: ev.ExtensionDecided) -> Issue:
    if not event.granted or issue.clock is None:
        return replace(issue, extension_asked=None)
    return replace(
        issue,
        extension_asked=None,
        extended_count=issue.extended_count + 1,
        first_due_at=issue.first_due_at or issue.clock.due_at,
        clock=event.clock,
    )


def given_out(issue: Issue) -> Issue:
    """Return a parked `issue`, which was put into other hands: it stays parked there."""
    assert issue.deferral is not None, "what is parked says what it was before"
    return replace(
        issue,
        status=Status.DEFERRED,
        deferral=replace(issue.deferral, was=Status.DISPATCHED),
    )


def settled(issue: Issue) -> Issue:
    """Return `issue` less what nobody waits for any more where it stands now."""
    if issue.deferral is not None and issue.status is not Status.DEFERRED:
        issue = replace(issue, deferral=None)
    if issue.deferral_asked is not None and issue.status not in MAY_BE_PARKED:
        issue = replace(issue, deferral_asked=None)
    if issue.extension_asked is not None and issue.status not in IN_HAND:
        issue = replace(issue, extension_asked=None)
    return issue
