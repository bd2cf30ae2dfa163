"""Opening a box, step by step: each step is written at once, so that any can be the last
before a crash, and the opening goes on where it was.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count, Max

from taizhang.emptying import boxes
from taizhang.emptying.balance import Hands, Outcome, Tally, lacks_to_open, lacks_to_sign
from taizhang.emptying.models import Box, Opening, Slip
from taizhang.emptying.refusals import Flaw, NotDone

# More than any box holds; a slip of the finger makes no ten thousand rows.
SLIPS_MOST = 300


@dataclass(frozen=True)
class Seal:
    """A seal: its number, its photo ("" for none), and what is to be said of it."""

    number: str
    photo: str = ""
    intact: bool = True
    note: str = ""


@dataclass(frozen=True)
class Here:
    """Who does it, who is there as the second person, and when."""

    by: str
    second: str
    at: dt.datetime


def begin(code: str, found: Seal, here: Here) -> int:
    """Write down that two people open the box `code`; return the number of the opening.

    Raises:
        NotDone: with everything that stands in the way.
        Box.DoesNotExist: nobody looks after such a box.
    """
    with transaction.atomic():
        box = Box.objects.select_for_update().get(point__code=code, point__active=True)
        two = (here.by, here.second)
        lacking = lacks_to_open(
            box.seal, found.number, intact=found.intact, note=found.note, by=Hands(two, two)
        )
        if lacking:
            raise NotDone(*lacking)
        if Opening.objects.filter(box=box, signed_at=None).exists():
            raise NotDone(Flaw.UNDER_WAY)
        latest = Opening.objects.filter(box=box).aggregate(n=Max("number"))["n"] or 0
        opening = Opening.objects.create(
            box=box,
            number=latest + 1,
            opened_at=here.at,
            opened_by=here.by,
            witness=here.second,
            seal_due=box.seal,
            seal_found=found.number,
            seal_intact=found.intact,
            seal_note=found.note,
            seal_photo=found.photo,
        )
    return opening.number


def count(code: str, number: int, counted: int, reason: str = "") -> None:
    """Write down how many slips there are. Another count than the first needs a reason.

    Raises:
        NotDone: it is signed; fewer than are decided on already; without a reason.
    """
    with transaction.atomic():
        opening = held(code, number)
        rows = Slip.objects.filter(opening=opening)
        if counted > SLIPS_MOST:
            raise NotDone(Flaw.TOO_MANY)
        if opening.counted is None:
            opening.first_count = counted
        elif counted != opening.counted:
            if not reason:
                raise NotDone(Flaw.COUNT_UNEXPLAINED)
            begun = rows.exclude(outcome=Outcome.WAITING, photo="", draft=None)
            if counted < (begun.aggregate(n=Max("n"))["n"] or 0):
                raise NotDone(Flaw.TOO_FEW)
            opening.recounted = reason
        opening.counted = counted
        opening.save()
        rows.filter(n__gt=counted).delete()
        there = set(rows.values_list("n", flat=True))
        Slip.objects.bulk_create(
            Slip(opening=opening, n=n) for n in range(1, counted + 1) if n not in there
        )


def photograph(code: str, number: int, photos: Sequence[str]) -> int:
    """Put `photos`, in their order, to the slips that have none; return how many were new.

    A photo that is there already, because it was sent twice, is not put to a second slip.

    Raises:
        NotDone: it is signed, or there are more photos than slips.
    """
    with transaction.atomic():
        opening = held(code, number)
        rows = list(opening.slips.order_by("n"))
        have = {row.photo for row in rows}
        fresh = [sha256 for sha256 in dict.fromkeys(photos) if sha256 not in have]
        without = [row for row in rows if not row.photo and row.outcome == Outcome.WAITING]
        if len(fresh) > len(without):
            raise NotDone(Flaw.TOO_MANY_PHOTOS)
        for row, sha256 in zip(without, fresh, strict=False):
            row.photo = sha256
            row.save(update_fields=["photo"])
    return len(fresh)


def sign(code: str, number: int, seal: Seal, here: Here) -> None:
    """Put the new seal on, and let two people sign: only when every slip is accounted for.

    Raises:
        NotDone: with everything that stands in the way.
    """
    with transaction.atomic():
        opening = held(code, number)
        hands = Hands((here.by, here.second), (opening.opened_by, opening.witness))
        used = boxes.seals_used([seal.number])
        lacking = lacks_to_sign(tally_of(opening), seal.number, used, hands)
        if lacking:
            raise NotDone(*lacking)
        opening.seal_new, opening.seal_new_photo = seal.number, seal.photo
        opening.signed_at = here.at
        opening.signed_by, opening.signed_with = here.by, here.second
        opening.save()
        Box.objects.filter(pk=opening.box_id).update(seal=seal.number)
        boxes.forget()


def tally_of(opening: Opening) -> Tally:
    """Return the count and what became of the slips. One query."""
    found = opening.slips.values_list("outcome").annotate(n=Count("pk"))
    return Tally(opening.counted, {Outcome(outcome): n for outcome, n in found})


def held(code: str, number: int) -> Opening:
    """Return an opening, which nobody else changes until this transaction ends.

    Raises:
        NotDone: it is signed already.
        Opening.DoesNotExist: there is none.
    """
    rows = Opening.objects.select_for_update(of=("self",))
    opening = rows.get(box__point__code=code, number=number)
    if opening.signed_at is not None:
        raise NotDone(Flaw.SIGNED)
    return opening
