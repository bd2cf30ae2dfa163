"""Deciding what partner units may claim, and who gets it. Source: docs/sources.md#partners."""

from taizhang.core import commands as co
from taizhang.core import events as ev
from taizhang.core.facts import Hearing
from taizhang.core.handling import RETURNS_BEFORE_RULING
from taizhang.core.issue import Issue
from taizhang.core.refusals import Refusal
from taizhang.core.texts import SUMMARY_MAX, check_text
from taizhang.core.vocabulary import Duty


def offer(issue: Issue, command: co.OfferIssue, hearing: Hearing) -> tuple[ev.Event, ...]:
    """Return the entry that hangs the matter on the board of partners."""
    asks = hearing.asks
    note = check_text(command.note, asks, most=SUMMARY_MAX)
    tags = tuple(check_text(tag, asks, most=SUMMARY_MAX) for tag in command.tags)
    asks.require(any(tags), Refusal.TAG_MISSING)
    asks.require(not issue.offered, Refusal.ALREADY_OFFERED)
    # Whoever claims is sent it: what only a leader may send on, only a leader offers.
    may_send = not _disputed(issue) or Duty.RULE in hearing.duties
    asks.require(may_send, Refusal.RETURNED_TWICE)
    asks.settle()
    return (ev.IssueOffered(tags=tuple(filter(None, tags)), note=note),)


def withdraw_offer(
    issue: Issue, _command: co.WithdrawOffer, hearing: Hearing
) -> tuple[ev.Event, ...]:
    """Return the entry that takes it off the board."""
    hearing.asks.require(bool(issue.offered), Refusal.NOT_OFFERED)
    hearing.asks.settle()
    return (ev.OfferWithdrawn(),)


def claim(issue: Issue, _command: co.ClaimIssue, hearing: Hearing) -> tuple[ev.Event, ...]:
    """Return the entries of claiming: the credit, and the dispatch that follows from it."""
    asks, by = hearing.asks, hearing.by
    asks.require(bool(issue.offered), Refusal.NOT_OFFERED)
    fits = bool(hearing.facts.tags & set(issue.offered))
    asks.require(fits or not issue.offered, Refusal.NOT_YOUR_TAG)
    asks.settle()
    sent = ev.IssueDispatched(unit=by.unit, handler=by.id, final=_disputed(issue))
    return ev.IssueClaimed(unit=by.unit), sent


def _disputed(issue: Issue) -> bool:
    return issue.returns_count >= RETURNS_BEFORE_RULING
