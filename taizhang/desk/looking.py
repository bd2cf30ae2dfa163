"""What is somebody's own on their desk: how far they have looked, and their drafts."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import OuterRef, Subquery
from django.urls import reverse

from taizhang.desk import drafts
from taizhang.desk.models import Look
from taizhang.desk.shown import DraftShown
from taizhang.ledger.waiting import sent
from taizhang.outbox.ringing import counted
from taizhang.people.absences import over
from taizhang.people.models import User
from taizhang.web.happenings import clock_time


@dataclass(frozen=True)
class Own:
    """`seen`: seq of the last entry that was seen; None for somebody who never looked.

    `unread`: their last absence, where nobody told them yet what was done meanwhile.
    `to_ring`: how many residents are to be rung up, of matters that they may see.
    """

    seen: int | None
    drafts: tuple[DraftShown, ...]
    unread: int | None
    to_ring: int = 0


def own(user: User, at: dt.datetime) -> Own:
    """Return what is `user`'s own, the latest draft first. One query."""
    theirs = over(at).filter(person=OuterRef("pk")).order_by("-pk")
    gone = theirs.values("pk")[:1]
    rows = list(
        User.objects.filter(pk=user.pk)
        .annotate(done=sent(OuterRef("drafts__key")), unread=Subquery(gone))
        .annotate(to_ring=counted())
        .order_by("-drafts__saved_at", "-drafts__pk")
        .values("look__seen", "done", "unread", "to_ring", *COLUMNS)
    )
    kept = (
        row
        for row in rows
        if row["drafts__key"]
        and not row["done"]
        and at - row["drafts__saved_at"] < drafts.KEPT
    )
    return Own(
        seen=rows[0]["look__seen"] if rows else None,
        drafts=tuple(_draft(user, row, at) for row in kept),
        unread=rows[0]["unread"] if rows else None,
        to_ring=rows[0]["to_ring"] if rows else 0,
    )


def look(user: User, seq: int) -> None:
    """Note that `user` has seen everything up to the entry `seq`; never fewer than before."""
    mine, _made = Look.objects.get_or_create(owner=user)
    if seq > mine.seen:
        mine.seen = seq
        mine.save(update_fields=["seen"])


COLUMNS = tuple(f"drafts__{name}" for name in ("key", "path", "title", "saved_at"))


def _draft(user: User, row: dict[str, object], at: dt.datetime) -> DraftShown:
    key, path, raw, saved_at = (row[name] for name in COLUMNS)
    assert isinstance(raw, bytes | memoryview)
    assert isinstance(saved_at, dt.datetime)
    return DraftShown(
        key=str(key),
        title=drafts.title_in(user, str(key), bytes(raw)),
        saved=clock_time(saved_at, at),
        url=str(path),
        look_url=reverse("desk:draft", args=[key]),
    )
