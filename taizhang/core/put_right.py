"""What corrections, voids, withdrawn texts, merges and splits do to an issue."""

from typing import TypeVar, assert_never

from taizhang.core import events as ev
from taizhang.core.copying import replace
from taizhang.core.event_groups import RightingEvent
from taizhang.core.issue import Entry, Issue, Voice, new_round, unchecked
from taizhang.core.vocabulary import Status

T = TypeVar("T")
KEPT_FROM_SPLIT = frozenset({Status.REGISTERED, Status.ACCEPTED})


def after(issue: Issue, entry: Entry, event: RightingEvent) -> Issue:
    """Return `issue` with what `event`, that of `entry`, says."""
    match event:
        case ev.IssueCorrected():
            return _corrected(issue, event)
        case ev.VoidAsked():
            return replace(issue, void_asked_by=entry.actor)
        case ev.VoidDecided(granted=granted):
            decided = replace(issue, void_asked_by="")
            if not granted:
                return decided
            return replace(decided, status=Status.VOID, clock=None, to_confirm=False)
        case ev.TextWithdrawn(target=target):
            return replace(issue, withdrawn=issue.withdrawn | {target})
        case ev.IssueMerged(into=into):
            return replace(
                issue, status=Status.MERGED, merged_into=into, merged_from=issue.status
            )
        case ev.IssueSplit():
            return _split(issue)
        case ev.IssueAbsorbed():
            return _with_absorbed(issue, event)
        case ev.IssueDetached(other=other):
            left = tuple(voice for voice in issue.voices if voice.via != other)
            return replace(issue, voices=left)
        case _:
            assert_never(event)


def _split(issue: Issue) -> Issue:
    was = issue.merged_from
    status = was if was in KEPT_FROM_SPLIT else Status.ACCEPTED
    assert status is not None
    return replace(
        new_round(issue), status=status, merged_into="", merged_from=None, handler=""
    )


def _absorbed(name: str, via: str) -> Voice:
    case, _, ordinal = name.removeprefix("!").rpartition("/")
    return Voice(int(ordinal), name.startswith("!"), case=case, via=via)


def _with_absorbed(issue: Issue, event: ev.IssueAbsorbed) -> Issue:
    # Who worked on either is no longer somebody else: their check does not count.
    if issue.check is not None and issue.check.by in event.handlers:
        issue = replace(unchecked(issue), status=Status.HANDLED)
    joined = tuple(_absorbed(name, event.other) for name in event.voices)
    return replace(
        issue,
        voices=(*issue.voices, *joined),
        handlers=issue.handlers | frozenset(event.handlers),
    )


def _corrected(issue: Issue, event: ev.IssueCorrected) -> Issue:
    # What passed under one standard was not looked at under the other.
    if event.standard is not None and issue.status is Status.VERIFIED:
        issue = replace(unchecked(issue), status=Status.HANDLED)
    return replace(
        issue,
        policy=event.policy or issue.policy,
        nature=_kept(event.nature, issue.nature),
        category=_kept(event.category, issue.category),
        urgency=_kept(event.urgency, issue.urgency),
        community=_kept(event.community, issue.community),
        place=_kept(event.place, issue.place),
        standard=_kept(event.standard, issue.standard),
        clock=event.clock or issue.clock,
        earlier_count=_kept(event.earlier_count, issue.earlier_count),
    )


def _kept(changed: T | None, before: T) -> T:
    return before if changed is None else changed
