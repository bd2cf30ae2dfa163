"""Photos that come piece by piece: a broken connection costs one piece, never the photo.

Pieces lie sealed until the photo is whole; then it is drawn anew as any other, and put to
the matter that it was taken for, if that is there already.
"""

import datetime as dt
import hashlib
import io
import uuid
from dataclasses import dataclass
from typing import Final

from django.db import transaction

from taizhang.core import commands as co
from taizhang.core.likeness import Spot, spot_at
from taizhang.core.vocabulary import Actor, EvidenceKind
from taizhang.fieldwork.models import Delivery, Shot, ShotPiece
from taizhang.files.keeping import SIZE_BYTES_MAX, keep
from taizhang.files.refusals import Flaw, Unusable
from taizhang.keys.envelopes import Envelope
from taizhang.ledger import book

PIECE_BYTES_MAX: Final = 256 * 1024
KEPT: Final = dt.timedelta(days=60)


class Broken(Exception):
    """What came together is not the photo that was announced. It is to begin anew."""


@dataclass(frozen=True)
class Announced:
    """A photo as its phone announces it. `item`: the key of what it was taken for.

    `taken_at` and `where` are what the phone claims; None: it says nothing of the place.
    """

    key: str
    item: str
    shows: EvidenceKind
    size: int
    sha256: str
    taken_at: dt.datetime
    where: Spot | None = None


def announce(told: Announced, by: str, at: dt.datetime) -> Shot:
    """Return the row of a photo, written unless it is there.

    Raises:
        Unusable: it is larger than any photo that is kept.
        KeyReused: another photo, or somebody else's, came under this key.
    """
    if not 0 < told.size <= SIZE_BYTES_MAX:
        raise Unusable(Flaw.TOO_LARGE if told.size else Flaw.EMPTY)
    row = Shot(
        key=uuid.UUID(told.key),
        item=uuid.UUID(told.item),
        by=by,
        shows=told.shows,
        size=told.size,
        sha256=told.sha256,
        taken_at=min(told.taken_at, at),
        claimed_north=told.where.north if told.where else None,
        claimed_east=told.where.east if told.where else None,
        begun_at=at,
    )
    Shot.objects.bulk_create([row], ignore_conflicts=True)
    there = Shot.objects.get(key=row.key)
    if (there.by, there.sha256, there.size, there.item) != (
        *(by, told.sha256, told.size),
        row.item,
    ):
        raise book.KeyReused(told.key)
    return there


def receive(shot: Shot, offset: int, data: bytes, by: Actor, at: dt.datetime) -> Shot:
    """Take in a piece that begins at `offset`; return how far the photo is now.

    A piece that does not continue what is there changes nothing: the answer says where to
    go on.

    Raises:
        Broken: the whole is not what was announced; its pieces are gone.
        Unusable: it is no picture that can be kept.
        Refused: a rule forbids it at this matter; the photo itself is kept.
    """
    with transaction.atomic():
        row = Shot.objects.select_for_update().get(pk=shot.pk)
        fits = offset == row.have and 0 < len(data) <= PIECE_BYTES_MAX
        if fits and not row.kept and row.have + len(data) <= row.size:
            sealed = _envelope(row, offset).sealed(data)
            ShotPiece.objects.create(shot=row, offset=offset, sealed=sealed)
            row.have += len(data)
            row.save(update_fields=["have"])
    if row.have == row.size and not row.kept:
        _make_whole(row)
    if row.kept and not row.attached:
        attach(row, by, at)
    return row


def attach(row: Shot, by: Actor, at: dt.datetime) -> None:
    """Put a whole photo to its matter, once that is there. Doing it twice puts it once.

    Raises:
        Refused: a rule forbids it.
    """
    with transaction.atomic():
        case = Delivery.objects.filter(key=row.item).values_list("case", flat=True).first()
        fresh = Shot.objects.select_for_update().get(pk=row.pk)
        if not case or fresh.attached:
            return
        book.submit(
            case, evidence_of(fresh), by=by, at=at, sent=book.form(str(row.key), row.kept)
        )
        Shot.objects.filter(pk=row.pk).update(attached=True)
    row.attached = True


def evidence_of(row: Shot) -> co.AddEvidence:
    """Return what puts a whole photo to a matter."""
    return co.AddEvidence(
        shows=EvidenceKind(row.shows),
        sha256=row.kept,
        taken_at=row.taken_at,
        taken_where=spot_at(row.claimed_north, row.claimed_east),
    )


def whole_of(item: str) -> list[Shot]:
    """Return the photos of an item that are whole and stand nowhere yet. One query."""
    return list(Shot.objects.filter(item=item, attached=False).exclude(kept=""))


def awaited(case: str) -> int:
    """Return how many photos of a matter are still on their way. One query."""
    items = Delivery.objects.filter(case=case).values("key")
    return Shot.objects.filter(item__in=items, kept="").count()


def sweep(at: dt.datetime) -> int:
    """Remove pieces of photos that never came whole, once that is long ago."""
    with transaction.atomic():
        old = Shot.objects.filter(begun_at__lt=at - KEPT, kept="")
        gone, _each = ShotPiece.objects.filter(shot__in=old).delete()
        # A phone that comes back after so long begins its photo anew.
        old.update(have=0)
    return gone


def _make_whole(row: Shot) -> None:
    """Keep the photo as any other is kept, and drop its pieces, or all of it if unfit."""
    pieces = row.pieces.order_by("offset")
    whole = b"".join(_envelope(row, each.offset).opened(each.sealed) for each in pieces)
    if hashlib.sha256(whole).hexdigest() != row.sha256:
        _begin_anew(row)
        raise Broken(str(row.key))
    try:
        row.kept = keep(io.BytesIO(whole), "", claims=True).sha256
    except Unusable:
        _begin_anew(row)
        raise
    with transaction.atomic():
        row.save(update_fields=["kept"])
        row.pieces.all().delete()


def _begin_anew(row: Shot) -> None:
    with transaction.atomic():
        row.pieces.all().delete()
        Shot.objects.filter(pk=row.pk).update(have=0)


def _envelope(row: Shot, offset: int) -> Envelope:
    return Envelope("phone-photos", f"shot|{row.key}|{offset}")
