"""Who is there: ticked by the secretary, or signed in at the door with their own phone."""

import datetime as dt
import secrets
from enum import StrEnum
from typing import Final

from django.db import transaction
from django.db.models import F, Q

from taizhang.assembly.models import Ballot, Meeting, Seat
from taizhang.core.clocks import local_day
from taizhang.keys.links import Links

TRIES_MOST: Final = 5
DIGITS: Final = 4
LINKS: Final = Links("council-door", "taizhang.assembly.door")


class Came(StrEnum):
    """What came of signing in at the door."""

    IN = "in"
    WRONG = "wrong"
    ASK = "ask"


def sign(meeting: Meeting, seat: int, at: dt.datetime) -> bool:
    """Tick a member as present; False: there is no such seat, or the meeting is not open."""
    if meeting.state != Meeting.State.OPEN:
        return False
    here = meeting.seats.filter(pk=seat)
    here.filter(way="").update(way=Seat.Way.HAND, at=at)
    return bool(here.update(struck=False, wrong_count=0))


def strike(meeting: Meeting, seat: int) -> bool:
    """Take a sign-in back; their phone votes no more, and the door stays shut for them."""
    if meeting.state != Meeting.State.OPEN:
        return False
    with transaction.atomic():
        Ballot.objects.filter(seat_id=seat, seat__meeting=meeting).delete()
        here = meeting.seats.filter(pk=seat)
        return bool(here.update(way="", at=None, checked=False, struck=True, mark=""))


def door_open(meeting: Meeting, at: dt.datetime) -> bool:
    """Return whether members sign in by themselves: on the day it was opened, until its end.

    So a code that was taken home is worth nothing on the next day, should nobody have closed.
    """
    opened = meeting.opened_at
    if meeting.state != Meeting.State.OPEN or opened is None:
        return False
    return local_day(opened) == local_day(at)


def come_in(meeting: Meeting, seat: int, typed: str, at: dt.datetime) -> tuple[Came, str]:
    """Sign a member in at the door; return what came of it, and the phone's secret.

    The last digits of the number that is kept for them must fit. Where none is kept, the
    secretary sees that nothing was checked. A second phone needs the digits; whoever has
    none to give is asked to turn to the secretary, as after too many tries.
    """
    found = meeting.seats.select_related("member").filter(pk=seat, struck=False).first()
    if found is None or not door_open(meeting, at):
        return Came.ASK, ""
    kept = digits_of(found.member.phone)
    if found.wrong_count >= TRIES_MOST or (found.mark and not kept):
        return Came.ASK, ""
    here = meeting.seats.filter(pk=seat, struck=False, wrong_count=found.wrong_count)
    if kept and digits_of(typed) != kept:
        # Counted before anything is told, so that many tries at one instant are one try.
        here.update(wrong_count=F("wrong_count") + 1)
        return Came.WRONG, ""
    device = secrets.token_urlsafe(24)
    unbound = here if kept else here.filter(mark="")
    taken = unbound.update(mark=LINKS.mark(meeting.door, device), checked=bool(kept))
    if not taken:
        return Came.ASK, ""
    meeting.seats.filter(Q(pk=seat), way="").update(way=Seat.Way.DOOR, at=at)
    return Came.IN, device


def seat_of(meeting: Meeting, device: str) -> Seat | None:
    """Return the seat that a phone was signed in at, None for another phone. One query."""
    if not device:
        return None
    found = meeting.seats.select_related("member").filter(
        mark=LINKS.mark(meeting.door, device)
    )
    return found.exclude(way="").first()


def digits_of(text: str) -> str:
    """Return the last digits of a number, "" where there are fewer."""
    digits = "".join(sign for sign in text if sign.isdecimal())
    return digits[-DIGITS:] if len(digits) >= DIGITS else ""
