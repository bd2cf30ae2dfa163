"""What became of resolutions: for the office, and by link for those who sat there."""

import datetime as dt
from collections.abc import Mapping

from django.db.models import Q, QuerySet
from django.utils.timezone import localdate, now

from taizhang.assembly.models import Meeting, Topic
from taizhang.core.seeing import EVERYTHING
from taizhang.core.vocabulary import OPEN
from taizhang.council import labels, naming_topics
from taizhang.council.shown import Became, OutcomesPage
from taizhang.council.wording import gain, unit
from taizhang.ledger.looking import looking
from taizhang.ledger.queries import Row, rows_of
from taizhang.places.calendar import calendar
from taizhang.web import dates, lamps

PAGE = 40
LATEST = 20


def outcomes(after: int = 0) -> OutcomesPage:
    """Return what became of resolutions, the latest meeting first.

    `after`: the id of the last topic on the page before. Three queries at most.
    """
    topics = _ended()
    last = topics.filter(pk=after).first() if after else None
    if last is not None:
        topics = topics.filter(_behind(last))
    found = list(topics[: PAGE + 1])
    kept = found[:PAGE]
    rows = rows_of([topic.case for topic in kept if topic.case])
    lines = tuple(_became(topic, rows, public=False) for topic in kept)
    return OutcomesPage(lines, kept[-1].pk if len(found) > PAGE else 0)


def in_public(meeting: Meeting) -> tuple[Became, ...]:
    """Return what became of what a meeting talked over, without anything personal.

    Whoever holds the link sees it, signed in or not. Two queries.
    """
    found = list(meeting.topics.exclude(outcome="").order_by("order", "pk"))
    for topic in found:
        topic.meeting = meeting
    with looking(EVERYTHING):
        rows = rows_of([topic.case for topic in found if topic.case])
    return tuple(_became(topic, rows, public=True) for topic in found)


def latest_in_public() -> tuple[Became, ...]:
    """Return the same of what the council talked over last, at whatever meeting. Two queries."""
    found = list(_ended()[:LATEST])
    with looking(EVERYTHING):
        rows = rows_of([topic.case for topic in found if topic.case])
    return tuple(_became(topic, rows, public=True) for topic in found)


def _ended() -> QuerySet[Topic]:
    talked_over = Topic.objects.select_related("meeting").filter(meeting__isnull=False)
    ended = talked_over.exclude(outcome="")
    return ended.order_by("-meeting__starts_at", "-meeting_id", "order", "pk")


def _behind(last: Topic) -> Q:
    """Return what stands after `last` in that order."""
    assert last.meeting is not None
    starts, here = last.meeting.starts_at, Q(meeting=last.meeting_id)
    return (
        Q(meeting__starts_at__lt=starts)
        | Q(meeting__starts_at=starts, meeting__lt=last.meeting_id)
        | here & (Q(order__gt=last.order) | Q(order=last.order, pk__gt=last.pk))
    )


def _became(topic: Topic, rows: Mapping[str, Row], *, public: bool) -> Became:
    row, today = rows.get(topic.case), localdate()
    named = naming_topics.in_public if public else naming_topics.title
    meeting = topic.meeting
    assert meeting is not None, "nothing ends but at a meeting"
    return Became(
        meeting=labels.label(meeting),
        nth=topic.order,
        title=named(topic, rows),
        resolved=topic.outcome == Topic.Outcome.RESOLVED,
        text=topic.text,
        who=unit(topic),
        due=dates.day(topic.due_on, today) if topic.due_on else "",
        gain=gain(topic),
        url="" if public else naming_topics.url(topic, rows),
        label=naming_topics.label(topic, rows),
        stage=lamps.stage(row) if row else "",
        lamp=lamps.shown(row, now(), calendar()) if row and not public else None,
        late=_late(topic, row, today),
    )


def _late(topic: Topic, row: Row | None, today: dt.date) -> bool:
    """Return whether the day of the resolution is over and its matter is still open."""
    still = row is not None and row.status in OPEN
    return still and topic.due_on is not None and topic.due_on < today
