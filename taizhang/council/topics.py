"""The page of topics: what waits for a meeting, and what could be put to one. Three queries."""

from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _

from taizhang.agreements.models import Member
from taizhang.assembly.models import Meeting, Topic
from taizhang.core.clocks import local_day
from taizhang.core.vocabulary import Status
from taizhang.council import labels
from taizhang.council.shown import Choice, ProposalPage, TopicsPage
from taizhang.ledger import numbers
from taizhang.ledger.before_council import OFTEN, for_council
from taizhang.ledger.queries import Row
from taizhang.ledger.shown import Chip
from taizhang.places.names import category_names, community_names
from taizhang.tongue import local
from taizhang.web import chips, dates, lamps, titles
from taizhang.web.addresses import issue_url


def topics_page() -> TopicsPage:
    """Return what may be talked over."""
    rows = for_council()
    topics = list(
        Topic.objects.select_related("meeting", "proposer")
        .filter(outcome="")
        .order_by("meeting__starts_at", "order", "pk")
    )
    planned = {topic.case: topic for topic in topics if topic.meeting and topic.case}
    put = [row for row in rows if row.case in planned or row.before_council]
    others = [row for row in rows if row not in put]
    often = [row for row in others if row.earlier_count >= OFTEN]
    parked = [r for r in others if r.status is Status.DEFERRED and r not in often]
    proposals = [topic for topic in topics if topic.proposed and topic.meeting is None]
    return TopicsPage(
        asked=tuple(_proposal(topic) for topic in proposals if not topic.title),
        waiting=(
            *(_matter(row) for row in put if row.case not in planned),
            *(_proposal(topic) for topic in proposals if topic.title),
        ),
        scheduled=tuple(
            _scheduled(topic, rows) for topic in topics if topic.meeting is not None
        ),
        parked=tuple(_matter(row, offer=True) for row in parked),
        often=tuple(_matter(row, offer=True) for row in often),
        meetings=to_come(),
    )


def to_come() -> tuple[tuple[int, str], ...]:
    """Return the meetings whose agenda is not over, the next one first. One query."""
    found = Meeting.objects.exclude(state=Meeting.State.CLOSED).order_by("starts_at")
    at = now()
    return tuple((r.pk, f"{labels.label(r)} · {labels.when(r, at)}") for r in found)


def proposer(member: Member | None) -> str:
    """Return who proposed something: their kind, for names stand on the members' own page."""
    return _("成员提议") if member else _("街道提议")


def proposal_page(topic: Topic) -> ProposalPage:
    """Return a proposal, with who made it."""
    by = topic.proposer
    return ProposalPage(
        id=topic.pk,
        words=topic.words or titles.title(topic.title),
        background="" if topic.words else topic.background,
        name=by.name if by else "",
        kind=local(by.kind.name, by.kind.name_en) if by else "",
        day=dates.day(local_day(topic.added_at), localdate()),
        fresh=not (topic.title or topic.outcome),
        open=topic.meeting_id is None and not topic.outcome,
        answer=topic.text if topic.outcome == Topic.Outcome.DECLINED else "",
    )


def _matter(row: Row, *, offer: bool = False) -> Choice:
    where = community_names().get(row.community, "")
    about = category_names().get(row.category, row.category)
    parked = Chip(lamps.stage(row), "grey", "clock")
    return Choice(
        name=f"c-{row.case}",
        title=titles.title(row.summary),
        label=numbers.label(row.number),
        url=issue_url(row.number),
        chips=(
            *((parked,) if row.status is Status.DEFERRED else ()),
            *chips.past(row),
        ),
        note=" · ".join(filter(None, (about, where))),
        put_url=issue_url(row.number, "put-to-council") if offer else "",
    )


def _proposal(topic: Topic) -> Choice:
    about = category_names().get(topic.category, topic.category)
    where = community_names().get(topic.community, "")
    day = dates.day(local_day(topic.added_at), localdate())
    return Choice(
        name=f"p-{topic.pk}",
        title=titles.title(topic.title or topic.words),
        label="",
        url="",
        chips=(Chip(proposer(topic.proposer), "blue", "people"),),
        note=" · ".join(filter(None, (about, where, day))),
        answer_url=reverse("council:proposal", args=[topic.pk]),
    )


def _scheduled(topic: Topic, rows: tuple[Row, ...]) -> Choice:
    row = next((each for each in rows if each.case == topic.case), None)
    assert topic.meeting is not None
    shown = _matter(row) if row else _proposal(topic)
    nth = {"label": labels.label(topic.meeting), "n": topic.order}
    on = Chip(_("%(label)s 第 %(n)d 个") % nth, "green", "check")
    return Choice(
        name="",
        title=shown.title,
        label=shown.label,
        url=reverse("council:meeting", args=[topic.meeting_id]),
        chips=(on, *shown.chips),
        note=shown.note,
    )
