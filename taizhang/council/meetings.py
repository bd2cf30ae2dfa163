"""The list of meetings, and one meeting: its agenda, who is there, one topic at a time."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _

from taizhang.assembly import calling
from taizhang.assembly.counting import Tally, counted
from taizhang.assembly.models import Ballot, Meeting, Seat, Topic
from taizhang.core.clocks import local_day
from taizhang.core.councils import Quorum, quorate, quorum
from taizhang.core.issue import Issue
from taizhang.core.vocabulary import EvidenceKind
from taizhang.council import labels, naming_topics
from taizhang.council.shown import (
    Heading,
    MeetingLine,
    MeetingPage,
    MeetingsPage,
    SeatShown,
    Tab,
    TopicShown,
)
from taizhang.council.topics import proposer
from taizhang.council.wording import ended, gain
from taizhang.ledger.queries import Row, rows_of
from taizhang.ledger.reading import issues_of
from taizhang.ledger.shown import Chip
from taizhang.tongue import local
from taizhang.web import chips

PICTURES = frozenset({EvidenceKind.BEFORE_PHOTO, EvidenceKind.AFTER_PHOTO})
PAGE = 40


def meetings(after: int = 0) -> MeetingsPage:
    """Return the meetings, the next one first, then those held, the latest first.

    `after`: the id of the last one on the page before. Two queries.
    """
    at, closed = now(), Meeting.State.CLOSED
    came = Count("seats", filter=~Q(seats__way=""), distinct=True)
    resolved = Count("topics", filter=Q(topics__outcome="resolved"), distinct=True)
    rows = Meeting.objects.annotate(
        topic_count=Count("topics", distinct=True), resolved_count=resolved, came=came
    )
    last = Meeting.objects.filter(pk=after, state=closed).first() if after else None
    held = rows.filter(state=closed).order_by("-starts_at", "-pk")
    if last is not None:
        same = Q(starts_at=last.starts_at, pk__lt=last.pk)
        held = held.filter(Q(starts_at__lt=last.starts_at) | same)
    to_come = [] if last else rows.exclude(state=closed).order_by("starts_at", "pk")
    found = list(held[: PAGE + 1])
    kept = found[:PAGE]
    lines = tuple(_line(row, at) for row in (*to_come, *kept))
    return MeetingsPage(lines, kept[-1].pk if len(found) > PAGE else 0)


def _line(row: Any, at: dt.datetime) -> MeetingLine:
    counts = {"topics": row.topic_count, "resolved": row.resolved_count}
    came = {"came": row.came, "entitled": row.entitled}
    return MeetingLine(
        id=row.pk,
        label=labels.label(row),
        when=labels.when(row, at),
        place=row.place,
        state=labels.state(row),
        tone=labels.tone(row),
        counts=_("议题 %(topics)d 个，决议 %(resolved)d 条") % counts,
        came=_("到 %(came)d / %(entitled)d 人") % came if row.entitled else "",
    )


@dataclass(frozen=True)
class Session:
    """A meeting and its agenda, as rows: for the modules of this feature alone."""

    row: Meeting
    topics: tuple[Any, ...]

    def chosen(self, nth: int) -> int:
        """Return which of the topics is meant by `nth`, from 1; 0 where there is none."""
        return min(max(nth, 1), len(self.topics))


def session(meeting: int) -> Session:
    """Return a meeting and its topics, with how the phones stand. One query, or two.

    Raises:
        Http404: there is no such meeting.
    """
    live = {
        f"live_{each.value}": Count("ballots", filter=Q(ballots__choice=each.value))
        for each in Ballot.Choice
    }
    found = Topic.objects.select_related("meeting__chair", "proposer").annotate(**live)
    topics = tuple(found.filter(meeting=meeting).order_by("order", "pk"))
    if topics and topics[0].meeting is not None:
        return Session(topics[0].meeting, topics)
    rows = Meeting.objects.select_related("chair")
    return Session(get_object_or_404(rows, pk=meeting), topics)


def meeting_page(held: Session, nth: int = 1, door_url: str = "") -> MeetingPage:
    """Return a meeting with the topic `nth` of its agenda. Three queries."""
    row, topics = held.row, held.topics
    rows = rows_of([topic.case for topic in topics if topic.case]) if topics else {}
    here, seats = held.chosen(nth), seats_of(row)
    return MeetingPage(
        head=heading(row, seats),
        tabs=tuple(
            _tab(row, place, topic, rows, here=place == here)
            for place, topic in enumerate(topics, start=1)
        ),
        topic=_topic(here, topics[here - 1], rows) if here else None,
        seats=seats,
        door_url=door_url,
    )


def seats_of(row: Meeting) -> tuple[SeatShown, ...]:
    """Return who may come, those who are there among them. One query."""
    if row.state == Meeting.State.PLANNED:
        members = calling.sitting(local_day(row.starts_at))
        return tuple(
            SeatShown(
                member.pk,
                member.name,
                local(member.kind.name, member.kind.name_en),
                False,
                "",
                False,
            )
            for member in members
        )
    seats = row.seats.select_related("member__kind")
    ordered = seats.order_by("member__kind__order", "member__since", "member_id")
    return tuple(map(_seat, ordered))


def heading(row: Meeting, seats: tuple[SeatShown, ...]) -> Heading:
    """Return what stands above every page of a meeting."""
    entitled = row.entitled or len(seats)
    there = sum(seat.present for seat in seats)
    needed = quorum(Quorum(row.quorum), entitled)
    return Heading(
        id=row.pk,
        label=labels.label(row),
        when=labels.when(row, now()),
        full=labels.in_full(row),
        place=row.place,
        chair=row.chair.name if row.chair else "",
        state=labels.state(row),
        tone=labels.tone(row),
        planned=row.state == Meeting.State.PLANNED,
        open=row.state == Meeting.State.OPEN,
        closed=row.state == Meeting.State.CLOSED,
        called_off=row.called_off,
        entitled=entitled,
        present=there,
        needed=needed,
        rule=labels.rule(row),
        quorate=quorate(there, needed),
    )


def _seat(row: Seat) -> SeatShown:
    came = bool(row.way)
    doubt = row.way == Seat.Way.DOOR and not row.checked
    notes = {
        Seat.Way.HAND: _("当面签到"),
        Seat.Way.DOOR: _("扫码签到，没核对号码") if doubt else _("扫码签到"),
    }
    taken_back = _("签到已取消") if row.struck else _("未到")
    return SeatShown(
        id=row.pk,
        name=row.member.name,
        kind=local(row.member.kind.name, row.member.kind.name_en),
        present=came,
        note=notes[Seat.Way(row.way)] if came else taken_back,
        doubt=doubt,
    )


def _tab(
    row: Meeting, nth: int, topic: Topic, rows: Mapping[str, Row], *, here: bool
) -> Tab:
    state = {
        Topic.Outcome.RESOLVED.value: (_("有决议"), "green"),
        Topic.Outcome.NONE.value: (_("没形成"), "amber"),
    }
    words, tone = state.get(topic.outcome, (_("待议"), "grey"))
    if topic.polling:
        words, tone = _("正在表决"), "blue"
    address = reverse("council:meeting", args=[row.pk])
    title = naming_topics.title(topic, rows)
    return Tab(nth, title, f"{address}?topic={nth}", words, tone, here)


def _topic(nth: int, topic: Any, rows: Mapping[str, Row]) -> TopicShown:
    row = rows.get(topic.case)
    issue = issues_of([topic.case])[topic.case] if row else None
    polled = Tally(topic.live_for, topic.live_against, topic.live_abstained)
    return TopicShown(
        id=topic.pk,
        nth=nth,
        title=naming_topics.title(topic, rows),
        label=naming_topics.label(topic, rows),
        url=naming_topics.url(topic, rows),
        background=naming_topics.background(topic, rows),
        chips=(*_whose(topic), *(chips.past(row) if row else ())),
        before=_before(issue) if issue else (),
        photos=_photos(issue) if issue else 0,
        notes=naming_topics.points(topic.notes),
        polling=topic.polling,
        tally=polled if topic.polling else counted(topic),
        way=topic.way,
        resolved=topic.outcome == Topic.Outcome.RESOLVED,
        ended=ended(topic) if topic.outcome else "",
        text=topic.text,
        gain=gain(topic),
        proposed=topic.proposed,
        fresh=not (topic.outcome or topic.notes or topic.polling)
        and topic.votes_for is None,
    )


def _whose(topic: Topic) -> tuple[Chip, ...]:
    return (Chip(proposer(topic.proposer), "blue", "people"),) if topic.proposed else ()


def _photos(issue: Issue) -> int:
    return sum(piece.shows in PICTURES for piece in issue.evidence_standing)


def _before(issue: Issue) -> tuple[str, ...]:
    """Return what was tried so far, worded; nothing of who complained."""
    told = (
        (issue.earlier_count, _("近 12 个月同一地点同类事办过 %(n)d 次")),
        (issue.struck_off_count, _("本号销号过 %(n)d 次")),
        (issue.rework_count, _("退回重办 %(n)d 次")),
        (issue.returns_count, _("承办单位退回 %(n)d 次")),
        (issue.deferred_count, _("挂账 %(n)d 次")),
        (issue.resolutions_count, _("议事会决议过 %(n)d 次")),
    )
    tried = tuple(words % {"n": count} for count, words in told if count)
    measure = issue.root_cause.measure if issue.root_cause else ""
    return (*tried, *((_("治本措施：%(m)s") % {"m": measure},) if measure else ()))
