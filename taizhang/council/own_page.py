"""What a member's own page shows: their proposals and what became of them, and of resolutions."""

from dataclasses import dataclass

from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _

from taizhang.agreements.models import Member
from taizhang.assembly.models import Topic
from taizhang.core.clocks import local_day
from taizhang.core.seeing import EVERYTHING
from taizhang.council import labels
from taizhang.council.naming_topics import Rows
from taizhang.council.outcomes import latest_in_public
from taizhang.council.shown import Became
from taizhang.council.wording import ended
from taizhang.ledger.looking import looking
from taizhang.ledger.queries import rows_of
from taizhang.web import dates, lamps, titles

MOST = 30


@dataclass(frozen=True)
class Proposed:
    """What the member proposed. `state`: how far it came; `answer`: what was said to it."""

    words: str
    day: str
    state: str
    answer: str


@dataclass(frozen=True)
class OwnPage:
    """The latest proposals first, and the latest resolutions of the council."""

    proposals: tuple[Proposed, ...]
    became: tuple[Became, ...]


def own_page(member: Member) -> OwnPage:
    """Return the page of `member`. Four queries."""
    mine = Topic.objects.filter(proposed=True, proposer=member).select_related("meeting")
    topics = list(mine.order_by("-pk")[:MOST])
    with looking(EVERYTHING):
        rows = rows_of([topic.case for topic in topics if topic.case])
    return OwnPage(
        proposals=tuple(_proposed(topic, rows) for topic in topics),
        became=latest_in_public(),
    )


def _proposed(topic: Topic, rows: Rows) -> Proposed:
    return Proposed(
        words=topic.words or titles.title(topic.title),
        day=dates.day(local_day(topic.added_at), localdate()),
        state=_state(topic, rows),
        answer=topic.text,
    )


def _state(topic: Topic, rows: Rows) -> str:
    if topic.outcome == Topic.Outcome.DECLINED:
        return _("没有列入议题")
    if topic.outcome:
        row = rows.get(topic.case)
        return " · ".join(filter(None, (ended(topic), lamps.stage(row) if row else "")))
    if topic.meeting is not None:
        meeting = topic.meeting
        said = {"label": labels.label(meeting), "when": labels.when(meeting, now())}
        return _("排进了%(label)s，%(when)s") % said
    return _("已列入议题，等着排会") if topic.title else _("等街道答复")
