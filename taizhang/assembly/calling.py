"""Calling a meeting, opening it, and closing it. What was said and resolved stays."""

import datetime as dt
import secrets
import uuid
from dataclasses import dataclass
from typing import Final

from django.db import transaction
from django.db.models import F, Max, Q
from django.utils.timezone import localtime

from taizhang.agreements.models import Member
from taizhang.assembly.models import Meeting, Seat, Topic
from taizhang.core.clocks import local_day

DOOR_BYTES: Final = 16


@dataclass(frozen=True)
class Called:
    """A meeting as it is called. `chair`: a member's id, None for nobody named."""

    starts_at: dt.datetime
    place: str
    quorum: str
    chair: int | None = None


def sitting(on: dt.date) -> list[Member]:
    """Return who sits in the council on that day, in order. One query."""
    rows = Member.objects.select_related("kind").filter(since__lte=on)
    there = rows.filter(Q(until__isnull=True) | Q(until__gte=on))
    return list(there.order_by("kind__order", "since", "pk"))


def sits(member: Member, on: dt.date) -> bool:
    """Return whether `member` sits in the council on that day."""
    return member.since <= on and (member.until is None or on <= member.until)


def call(called: Called, by: str, key: uuid.UUID | None = None) -> Meeting:
    """Write a meeting under the next number of its year; the same form twice is one."""
    with transaction.atomic():
        # Whoever calls another one at this instant waits for this one's number.
        list(Meeting.objects.select_for_update().order_by("-pk")[:1])
        year = localtime(called.starts_at).year
        last = Meeting.objects.filter(year=year).aggregate(last=Max("serial"))["last"]
        row, _new = Meeting.objects.get_or_create(
            key=key or uuid.uuid4(),
            defaults={
                **_columns(called),
                "year": year,
                "serial": (last or 0) + 1,
                "called_by": by,
                "door": secrets.token_urlsafe(DOOR_BYTES),
            },
        )
    return row


def change(row: Meeting, called: Called, seen: int) -> bool:
    """Call it for another time or place; False: it changed meanwhile, or has begun."""
    here = Meeting.objects.filter(pk=row.pk, version=seen, state=Meeting.State.PLANNED)
    return bool(here.update(version=seen + 1, **_columns(called)))


def call_off(row: Meeting, at: dt.datetime) -> bool:
    """Hold it not at all; its topics wait for another. False: it has begun, or is over."""
    with transaction.atomic():
        here = Meeting.objects.filter(pk=row.pk, state=Meeting.State.PLANNED)
        off = here.update(
            state=Meeting.State.CLOSED, closed_at=at, version=F("version") + 1
        )
        if off:
            _let_go(row)
    return bool(off)


def begin(row: Meeting, at: dt.datetime) -> bool:
    """Open it: whoever sits in the council that day has a seat; False: it was not planned."""
    with transaction.atomic():
        here = Meeting.objects.filter(pk=row.pk, state=Meeting.State.PLANNED)
        members = sitting(local_day(at))
        if not members or not here.update(
            state=Meeting.State.OPEN,
            opened_at=at,
            entitled=len(members),
            version=F("version") + 1,
        ):
            return False
        Seat.objects.bulk_create(Seat(meeting=row, member=member) for member in members)
    return True


def end(row: Meeting, at: dt.datetime) -> int:
    """Close it; return how many topics have notes or votes but no end, which keep it open.

    What was not talked over goes back to the list.
    """
    with transaction.atomic():
        left = row.topics.select_for_update().filter(outcome="")
        begun = left.exclude(notes="", votes_for=None, polling=False).count()
        if begun:
            return begun
        here = Meeting.objects.filter(pk=row.pk, state=Meeting.State.OPEN)
        if here.update(state=Meeting.State.CLOSED, closed_at=at, version=F("version") + 1):
            _let_go(row)
            row.seats.exclude(mark="").update(mark="")
    return 0


def _let_go(row: Meeting) -> None:
    """Let what was not talked over go back to where it came from."""
    left = Topic.objects.filter(meeting=row, outcome="")
    left.filter(proposed=True).update(meeting=None, order=0)
    left.filter(proposed=False).delete()


def _columns(called: Called) -> dict[str, object]:
    return {
        "starts_at": called.starts_at,
        "place": called.place,
        "quorum": called.quorum,
        "chair_id": called.chair,
    }
