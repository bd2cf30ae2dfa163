"""What is to be talked over: proposals, and putting topics on the agenda of a meeting."""

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.db.models import Max, QuerySet

from taizhang.assembly.models import Meeting, Topic
from taizhang.core.events import IssuePutToCouncil
from taizhang.ledger.queries import rows_of
from taizhang.ledger.reading import entries_of


def propose(
    said: Mapping[str, Any], by: str, at: dt.datetime, key: uuid.UUID | None = None
) -> Topic:
    """Write down what somebody proposes; the same form twice is one proposal.

    A page gone back to, and filled in with something else, is another one.
    """
    defaults = {**said, "proposed": True, "added_by": by, "added_at": at}
    if key is not None and _used(key) and not proposed(said, key):
        key = None
    return Topic.objects.get_or_create(key=key or uuid.uuid4(), defaults=defaults)[0]


def proposed(said: Mapping[str, Any], key: uuid.UUID) -> bool:
    """Return whether this was proposed already, by this very form."""
    return Topic.objects.filter(key=key, **said).exists()


def _used(key: uuid.UUID) -> bool:
    return Topic.objects.filter(key=key).exists()


def take_up(topic: Topic, said: Mapping[str, Any]) -> bool:
    """Make a topic of what a member proposed; False: somebody answered it meanwhile."""
    return bool(_open_proposal(topic).filter(title="").update(**said))


def decline(topic: Topic, reason: str, at: dt.datetime) -> bool:
    """Say why a proposal goes before no meeting; False: it was answered, or is on an agenda."""
    end = {"outcome": Topic.Outcome.DECLINED, "text": reason, "decided_at": at}
    return bool(_open_proposal(topic).update(**end))


def _open_proposal(topic: Topic) -> QuerySet[Topic]:
    return Topic.objects.filter(pk=topic.pk, proposed=True, meeting=None, outcome="")


def schedule(
    meeting: Meeting,
    cases: Iterable[str],
    proposals: Iterable[int],
    by: str,
    at: dt.datetime,
) -> int:
    """Put matters and proposals on an agenda, after what is there; return how many went."""
    with transaction.atomic():
        here = Meeting.objects.select_for_update().filter(pk=meeting.pk)
        if not here.exclude(state=Meeting.State.CLOSED).exists():
            return 0
        last = meeting.topics.aggregate(last=Max("order"))["last"] or 0
        there = set(undecided().values_list("case", flat=True))
        wanted = [case for case in cases if case not in there]
        why = _reasons(wanted)
        for order, case in enumerate(wanted, start=last + 1):
            Topic.objects.create(
                meeting=meeting,
                order=order,
                case=case,
                background=why.get(case, ""),
                added_by=by,
                added_at=at,
            )
        waiting = Topic.objects.filter(meeting=None, outcome="").exclude(title="")
        went = len(wanted)
        for chosen in sorted(set(proposals)):
            place = {"meeting": meeting, "order": last + went + 1}
            went += waiting.filter(pk=chosen).update(**place)
    return went


def _reasons(cases: list[str]) -> dict[str, str]:
    """Return why each of `cases` was put to the council, the last time. One query."""
    found = entries_of(cases) if cases else {}
    return {
        case: entry.event.reason
        for case, entries in found.items()
        for entry in entries
        if isinstance(entry.event, IssuePutToCouncil)
    }


def take_off(topic: Topic) -> bool:
    """Take a topic off its agenda, back to the list; False: it was talked over already."""
    fresh = Topic.objects.filter(
        pk=topic.pk, outcome="", notes="", votes_for=None, polling=False
    )
    if topic.proposed:
        return bool(fresh.update(meeting=None, order=0))
    deleted, _rows = fresh.delete()
    return bool(deleted)


def undecided() -> QuerySet[Topic]:
    """Return the topics that are on an agenda and have no end yet."""
    return Topic.objects.filter(meeting__isnull=False, outcome="")


def put(cases: Iterable[str]) -> list[str]:
    """Return those of `cases` that whoever asks may see and that were put to the council."""
    wanted = list(cases)
    rows = rows_of(wanted) if wanted else {}
    return [case for case in wanted if case in rows and rows[case].before_council]
