"""What the door of a meeting shows: who may sign in, what is voted on, what became of it."""

from dataclasses import dataclass

from django.utils.timezone import now
from django.utils.translation import gettext as _

from taizhang.assembly.models import Ballot, Meeting, Seat, Topic
from taizhang.assembly.seating import door_open
from taizhang.core.seeing import EVERYTHING
from taizhang.council import labels, naming_topics
from taizhang.council.outcomes import in_public
from taizhang.council.shown import Became
from taizhang.ledger.looking import looking
from taizhang.ledger.queries import rows_of


@dataclass(frozen=True)
class Asked:
    """A topic that phones vote on now. `mine`: what this phone said so far, "" for nothing."""

    id: int
    nth: int
    title: str
    mine: str


@dataclass(frozen=True)
class DoorPage:
    """A meeting to whoever holds its link. `name`: who signed in with this phone."""

    label: str
    when: str
    place: str
    planned: bool
    open: bool
    closed: bool
    called_off: bool
    name: str
    agenda: tuple[str, ...]
    asked: tuple[Asked, ...]
    became: tuple[Became, ...]


def door_page(row: Meeting, seat: Seat | None) -> DoorPage:
    """Return the page. Six queries at most."""
    topics = list(row.topics.order_by("order", "pk"))
    with looking(EVERYTHING):
        rows = rows_of([topic.case for topic in topics if topic.case])
    polls = [topic for topic in topics if topic.polling] if seat else []
    mine = _mine(seat, polls) if seat and polls else {}
    places = {topic.pk: nth for nth, topic in enumerate(topics, start=1)}
    titles = {topic.pk: naming_topics.in_public(topic, rows) for topic in topics}
    return DoorPage(
        label=labels.label(row),
        when=labels.when(row, now()),
        place=row.place,
        planned=row.state == Meeting.State.PLANNED,
        open=door_open(row, now()),
        closed=row.state == Meeting.State.CLOSED,
        called_off=row.called_off,
        name=seat.member.name if seat else "",
        agenda=tuple(titles.values()),
        asked=tuple(
            Asked(each.pk, places[each.pk], titles[each.pk], mine.get(each.pk, ""))
            for each in polls
        ),
        became=in_public(row) if any(topic.outcome for topic in topics) else (),
    )


def seats(row: Meeting) -> list[tuple[str, str]]:
    """Return the members who may sign in, by name. One query."""
    if not door_open(row, now()):
        return []
    found = row.seats.select_related("member").order_by("member__kind__order", "pk")
    return [(str(seat.pk), seat.member.name) for seat in found]


def why_not(came: str) -> str:
    """Return what somebody is told whom the door did not let in."""
    if came == "wrong":
        return _("后四位不对。请核对；号码换过的，请找记录的同事当面签到。")
    return _("这里签不了。请找记录的同事当面签到。")


def _mine(seat: Seat, polls: list[Topic]) -> dict[int, str]:
    rows = Ballot.objects.filter(seat=seat, topic__in=polls)
    return dict(rows.values_list("topic_id", "choice"))
