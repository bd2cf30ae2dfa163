"""Drafts: kept while somebody types, sealed, for nobody but them, until the form is sent.

A form's key says when that is: as soon as the book has carried it out, its draft is no
draft any more, in the same transaction as the act itself. A form of which the book knows
nothing carries a key named `draft`; its draft goes when the page leads on (`desk.lost`).
"""

import datetime as dt
import json
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.db import transaction
from django.db.models import OuterRef, QuerySet
from django.http import QueryDict
from django.urls import Resolver404, resolve

from taizhang.desk.models import Draft
from taizhang.keys.envelopes import Envelope
from taizhang.ledger.waiting import sent, was_sent
from taizhang.people.models import User

Fields = Mapping[str, Sequence[str]]
MOST: Final = 30
BYTES_MAX: Final = 200_000
TITLE_MAX: Final = 100
KEPT: Final = dt.timedelta(days=30)
# What a form carries that nobody typed.
NOT_TYPED: Final = frozenset({"csrfmiddlewaretoken", "key", "draft", "n", "act"})


class Unfit(Exception):
    """This cannot be kept as a draft: too long, of no page, or no form at all."""


@dataclass(frozen=True)
class Writing:
    """What somebody has written in the form `key` on the page `path`."""

    key: str
    path: str
    title: str
    fields: Fields

    @property
    def typed(self) -> bool:
        """Whether there is anything in it that somebody typed."""
        return any(
            value.strip()
            for name, values in self.fields.items()
            if name not in NOT_TYPED
            for value in values
        )


@dataclass(frozen=True)
class Kept:
    """A draft as its owner finds it again."""

    writing: Writing
    saved_at: dt.datetime
    lost: bool


def posted(path: str, data: QueryDict, title: str = "") -> Writing:
    """Return what a sent form says, but for its files.

    Raises:
        Unfit: it is none of the forms of which drafts are kept, which have a key.
    """
    return written(
        data.get("key", data.get("draft", "")),
        path,
        title,
        {name: data.getlist(name) for name in data if name != "csrfmiddlewaretoken"},
    )


def written(key: str, path: str, title: str, fields: Fields) -> Writing:
    """Return what somebody wrote, once it is known to be of a form and a page of ours.

    Raises:
        Unfit: it is not.
    """
    try:
        resolve(path)
        return Writing(str(uuid.UUID(key)), path[:200], title[:TITLE_MAX], fields)
    except (Resolver404, ValueError) as error:
        raise Unfit(path) from error


def keep(owner: User, writing: Writing, at: dt.datetime, *, lost: bool = False) -> bool:
    """Keep `writing` for `owner`; return whether there was anything to keep.

    What was sent meanwhile, or emptied again, is no draft any more. Beyond `MOST` the
    oldest go.

    Raises:
        Unfit: it is too long.
    """
    contents = json.dumps(writing.fields, ensure_ascii=False).encode("utf-8", "ignore")
    if len(contents) > BYTES_MAX:
        raise Unfit("too long")
    with transaction.atomic():
        mine = Draft.objects.filter(owner=owner)
        mine.filter(sent(OuterRef("key"))).delete()
        if not writing.typed or was_sent(writing.key):
            mine.filter(key=writing.key).delete()
            return False
        title = writing.title or _title_of(mine, writing.key)
        Draft.objects.update_or_create(
            owner=owner,
            key=writing.key,
            defaults={
                "path": writing.path,
                "title": _title(owner, writing.key).sealed(title.encode()),
                "contents": _contents(owner, writing.key).sealed(contents),
                "saved_at": at,
                "lost": lost,
            },
        )
        surplus = mine.order_by("-saved_at", "-pk").values_list("pk", flat=True)[MOST:]
        Draft.objects.filter(pk__in=list(surplus)).delete()
    return True


def of(owner: User, at: dt.datetime, *, path: str = "", key: str = "") -> tuple[Kept, ...]:
    """Return the drafts of `owner`, the latest first; of one page or one form if asked."""
    rows = unsent(Draft.objects.filter(owner=owner, saved_at__gt=at - KEPT))
    narrowed = rows.filter(path=path) if path else rows
    found = narrowed.filter(key=key) if key else narrowed
    return tuple(_opened(owner, row) for row in found.order_by("-saved_at", "-pk"))


def unsent(rows: QuerySet[Draft]) -> QuerySet[Draft]:
    """Return those of `rows` whose form the book has not carried out."""
    return rows.exclude(sent(OuterRef("key")))


def discard(owner: User, key: str) -> None:
    """Throw the draft of `owner` with this `key` away, if it is there."""
    Draft.objects.filter(owner=owner, key=key).delete()


def sweep(at: dt.datetime) -> int:
    """Remove what is too old, and what was sent; return how many."""
    old, _by_model = Draft.objects.filter(saved_at__lte=at - KEPT).delete()
    done, _by_model = Draft.objects.filter(sent(OuterRef("key"))).delete()
    return old + done


def title_in(owner: User, key: str, raw: bytes) -> str:
    """Return the title that is sealed as `raw`."""
    return _title(owner, key).opened(raw).decode()


def _title_of(mine: QuerySet[Draft], key: str) -> str:
    before = mine.filter(key=key).first()
    return title_in(before.owner, key, bytes(before.title)) if before else ""


def _opened(owner: User, row: Draft) -> Kept:
    fields = _contents(owner, row.key).opened_json(row.contents)
    title = title_in(owner, row.key, bytes(row.title))
    return Kept(Writing(row.key, row.path, title, fields), row.saved_at, row.lost)


# Bound to its owner: a row moved to somebody else's desk does not open there.
def _title(owner: User, key: str) -> Envelope:
    return Envelope("drafts", f"draft|{owner.pseudonym}|{key}|title")


def _contents(owner: User, key: str) -> Envelope:
    return Envelope("drafts", f"draft|{owner.pseudonym}|{key}|contents")
