"""What lies on paper: the agenda with the sheet to sign in on, and the minutes."""

from dataclasses import dataclass

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from taizhang.assembly.counting import Tally, counted
from taizhang.assembly.models import Topic
from taizhang.council import naming_topics
from taizhang.council.meetings import Session, heading, seats_of
from taizhang.council.shown import Heading, SeatShown
from taizhang.council.topics import proposer
from taizhang.council.wording import gain, task
from taizhang.ledger.queries import rows_of
from taizhang.places.directory import office


@dataclass(frozen=True)
class Item:
    """A topic on paper. `votes`: worded, "" where nobody counted."""

    nth: int
    title: str
    label: str
    whose: str
    background: str
    notes: tuple[str, ...]
    votes: str
    ended: str
    text: str


@dataclass(frozen=True)
class Paper:
    """A meeting on paper. `came`: the names of those who were there; `absent`: of the others."""

    office: str
    head: Heading
    items: tuple[Item, ...]
    seats: tuple[SeatShown, ...]
    came: tuple[str, ...]
    absent: tuple[str, ...]
    day: str


def paper(held: Session) -> Paper:
    """Return the meeting on paper. Two queries."""
    row, topics = held.row, held.topics
    rows = rows_of([topic.case for topic in topics if topic.case])
    seats = seats_of(row)
    return Paper(
        office=office().name,
        head=heading(row, seats),
        items=tuple(_item(nth, each, rows) for nth, each in enumerate(topics, start=1)),
        seats=seats,
        came=tuple(seat.name for seat in seats if seat.present),
        absent=tuple(seat.name for seat in seats if not seat.present),
        day=f"{localtime(row.starts_at):%Y-%m-%d}",
    )


def _item(nth: int, topic: Topic, rows: naming_topics.Rows) -> Item:
    return Item(
        nth=nth,
        title=naming_topics.title(topic, rows),
        label=naming_topics.label(topic, rows),
        whose=proposer(topic.proposer) if topic.proposed else "",
        background=naming_topics.background(topic, rows),
        notes=naming_topics.points(topic.notes),
        votes=_votes(topic, counted(topic)),
        ended=_ended(topic),
        text=topic.text,
    )


def _ended(topic: Topic) -> str:
    """Return how it ended, beside the word 决议, with who is better off."""
    if not topic.outcome:
        return _("没有议到，留待下次")
    return _("，").join(filter(None, (task(topic) or _("不形成决议"), gain(topic))))


def _votes(topic: Topic, tally: Tally | None) -> str:
    if tally is None:
        return _("没有计票，协商一致") if topic.outcome == Topic.Outcome.RESOLVED else ""
    how = _("手机表决") if topic.way == Topic.Way.PHONES else _("举手表决")
    counts = {
        "yes": tally.votes_for,
        "no": tally.votes_against,
        "neither": tally.votes_abstained,
    }
    return f"{how}{_('：')}{_('赞成 %(yes)d，反对 %(no)d，弃权 %(neither)d') % counts}"
