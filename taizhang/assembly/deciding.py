"""What the council resolved: written into the book, and given out in the same act.

A matter's resolution stands in the matter's own entries. What was only proposed becomes a
matter by its resolution, so that nobody types it twice; without one it stays a topic.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.db import transaction

from taizhang.assembly.counting import Tally, counted, present
from taizhang.assembly.models import Meeting, Topic
from taizhang.core import commands as co
from taizhang.core.clocks import local_day
from taizhang.core.councils import Quorum, quorum
from taizhang.core.issue import Issue
from taizhang.core.refusals import Checklist, Refusal
from taizhang.core.taking_on import before_dispatching
from taizhang.core.texts import check_needed
from taizhang.core.vocabulary import IN_HAND, Actor, Channel, Nature, Status
from taizhang.ledger import book
from taizhang.ledger.writing import Done

GIVEN_OUT = IN_HAND | {Status.ACCEPTED}


class Over(Exception):
    """The topic has an end already, its meeting is not open, or phones still vote on it."""


@dataclass(frozen=True)
class Decision:
    """What was resolved about a topic, or why nothing was."""

    resolved: bool
    text: str
    unit: str
    due_on: dt.date | None
    households: int
    people: int


def decide(
    topic: Topic, said: Decision, by: Actor, at: dt.datetime, sent: book.Form
) -> Done | None:
    """Write down how a topic ended; None: nothing was resolved that a matter could tell.

    That is so of a proposal, and of a matter that the council was not asked about any more:
    it ended meanwhile, and the minutes alone say why there is no resolution.

    Raises:
        Refused: a rule of the book forbids it; nothing was written at all.
        Over: it is not to be ended now; nothing was written.
    """
    with transaction.atomic():
        topic = _claimed(topic, at)
        if said.resolved or waits(topic):
            acts = _commands(topic, said)
            done = book.submit(topic.case, *acts, by=by, at=at, sent=sent)
            _keep(topic, said, done.issue.case)
            return done
        _keep(topic, replace(said, text=_reason(said)), topic.case)
    return None


def waits(topic: Topic) -> bool:
    """Return whether a topic is of a matter that still waits for the council's word."""
    return bool(topic.case) and book.issue_of(topic.case).before_council is not None


def _claimed(topic: Topic, at: dt.datetime) -> Topic:
    """Return the topic as it stands, for this act alone: a second tab waits, and is told.

    Raises:
        Over: it has its end, phones vote on it, or its meeting is not open.
    """
    here = Topic.objects.filter(pk=topic.pk, outcome="", polling=False)
    # Written first, and by the topic's own columns: so the second of two sees the first.
    if not here.update(decided_at=at):
        raise Over
    row = Topic.objects.select_related("meeting", "proposer").get(pk=topic.pk)
    if row.meeting is None or row.meeting.state != Meeting.State.OPEN:
        raise Over
    return row


def _reason(said: Decision) -> str:
    """Return why nothing was resolved, as the book would keep it.

    Raises:
        Refused: it is empty, too long, or cannot be kept.
    """
    asks = Checklist()
    text = check_needed(said.text, Refusal.REASON_MISSING, asks)
    asks.settle()
    return text


def _commands(topic: Topic, said: Decision) -> Iterator[co.Command]:
    resolution = _resolution(topic, said)
    if not topic.case:
        yield _registration(topic)
        yield from before_dispatching(Status.REGISTERED)
        yield co.PutToCouncil(reason=topic.background or topic.title)
        yield resolution
        yield co.DispatchIssue(unit=said.unit, note=said.text)
        return
    yield resolution
    if said.resolved:
        yield from _giving_out(book.issue_of(topic.case), said)


def _giving_out(issue: Issue, said: Decision) -> Iterator[co.Command]:
    """Yield what makes a task of the resolution, for a matter that is in hand or parked."""
    status = issue.status
    if status is Status.DEFERRED and issue.deferral is not None:
        yield co.ResumeIssue(reason=said.text)
        status = issue.deferral.was
    if status in GIVEN_OUT and not (status in IN_HAND and issue.unit == said.unit):
        yield co.DispatchIssue(unit=said.unit, note=said.text)


def _resolution(topic: Topic, said: Decision) -> co.RecordResolution:
    meeting, votes = topic.meeting, counted(topic) or Tally()
    assert meeting is not None and meeting.opened_at is not None, "only at a meeting"
    return co.RecordResolution(
        **vars(said),
        **vars(votes),
        present=present(meeting),
        entitled=meeting.entitled,
        quorum=quorum(Quorum(meeting.quorum), meeting.entitled),
        meeting=meeting.number,
        met_on=local_day(meeting.opened_at),
    )


def _registration(topic: Topic) -> co.RegisterIssue:
    """Return what puts a proposal on the ledger: in the proposer's name where there is one."""
    by = topic.proposer
    return co.RegisterIssue(
        summary=topic.title,
        words=topic.background if by else "",
        channel=Channel.COUNCIL,
        nature=Nature.SUGGESTION,
        category=topic.category,
        community=topic.community,
        reporter=by.name if by else "",
        phone=by.phone if by else "",
        found_by_staff=by is None,
    )


def _keep(topic: Topic, said: Decision, case: str) -> None:
    outcome = Topic.Outcome.RESOLVED if said.resolved else Topic.Outcome.NONE
    kept = vars(said) if said.resolved else {"text": said.text}
    columns = {name: value for name, value in kept.items() if name != "resolved"}
    Topic.objects.filter(pk=topic.pk).update(**columns, outcome=outcome, case=case)
