"""What offering and claiming do to an issue, and when an offer or a credit is over."""

from typing import assert_never

from taizhang.core import events as ev
from taizhang.core.copying import replace
from taizhang.core.issue import Issue
from taizhang.core.offer_events import OfferEvent
from taizhang.core.vocabulary import Status


def after(issue: Issue, event: OfferEvent) -> Issue:
    """Return `issue` with what `event` says."""
    match event:
        case ev.IssueOffered(tags=tags, note=note):
            return replace(issue, offered=tags, offer_note=note)
        case ev.OfferWithdrawn():
            return replace(issue, offered=())
        case ev.IssueClaimed(unit=unit):
            return replace(issue, claimed_by=unit, offered=())
        case _:
            assert_never(event)


def settled(issue: Issue, event: ev.Event) -> Issue:
    """Return `issue`, which `event` was applied to, less what is over with that.

    An offer stands only while nobody has the matter; a unit has the credit only as long
    as the matter is with it.
    """
    if issue.offered and issue.status is not Status.ACCEPTED:
        issue = replace(issue, offered=())
    if not issue.claimed_by or isinstance(event, ev.IssueClaimed):
        return issue
    left = isinstance(event, ev.DispatchReturned) or issue.unit != issue.claimed_by
    return replace(issue, claimed_by="") if left else issue
