"""My messages as their page shows them."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet, Subquery

from taizhang.core.vocabulary import Actor
from taizhang.inbox.shown import ItemShown, MessageShown, Mine
from taizhang.ledger.queries import Row, rows_of
from taizhang.outbox import words
from taizhang.outbox.models import Message
from taizhang.outbox.ringing import RINGING
from taizhang.outbox.withdrawing import count_unread
from taizhang.places.calendar import calendar
from taizhang.web import dates, lamps, titles
from taizhang.web.addresses import issue_url

Channel, Status = Message.Channel, Message.Status
UNREAD_MOST, READ_MOST = 50, 20
LIT = frozenset({"lit_red", "lit_amber"})


def mine(by: Actor, at: dt.datetime, *, after: int = 0, before: int = 0) -> Mine:
    """Return the messages of `by`: of the unread those after an id, of the others before one.

    Three queries. What was written later has the higher id.
    """
    unread = _unread(by.id, after)
    read = _read(by.id, before)
    further, older = len(unread) > UNREAD_MOST, len(read) > READ_MOST
    unread, read = unread[:UNREAD_MOST], read[:READ_MOST]
    cases = {item.case for message in (*unread, *read) for item in words.items(message)}
    rows = rows_of(list(cases))
    return Mine(
        unread=tuple(_shown(each, rows, at) for each in unread),
        read=tuple(_shown(each, rows, at) for each in read),
        newest=unread[0].newest if unread else 0,
        may_ring=bool(by.holds & RINGING),
        further=unread[-1].pk if further else 0,
        older=read[-1].pk if older else 0,
        turned=bool(after or before),
    )


def _unread(person: str, after: int) -> list[Any]:
    """Return a page and one more. Each knows the `newest` that its reader has not read."""
    theirs = of(person).filter(read_at=None)
    newest = Subquery(theirs.order_by("-pk").values("pk")[:1])
    found = theirs.filter(pk__gt=after) if after else theirs
    return list(found.annotate(newest=newest).order_by("pk")[: UNREAD_MOST + 1])


def _read(person: str, before: int) -> list[Message]:
    theirs = of(person).filter(read_at__isnull=False)
    found = theirs.filter(pk__lt=before) if before else theirs
    return list(found.order_by("-pk")[: READ_MOST + 1])


def of(person: str) -> QuerySet[Message]:
    """Return the messages that `person` has here and that still stand."""
    theirs = Message.objects.filter(person=person, channel=Channel.IN_APP)
    return theirs.exclude(status=Status.WITHDRAWN)


def mark_read(person: str, at: dt.datetime, *, upto: int = 0, only: int = 0) -> int:
    """Note that `person` read one message, or all up to one; return how many that were."""
    wanted = of(person).filter(read_at=None)
    wanted = wanted.filter(pk=only) if only else wanted.filter(pk__lte=upto)
    count = wanted.update(read_at=at, status=Status.DELIVERED)
    count_unread({person})
    return count


def _shown(message: Message, rows: dict[str, Row], at: dt.datetime) -> MessageShown:
    items = words.items(message)
    return MessageShown(
        id=message.pk,
        title=words.title(message.kind, len(items), message.counts),
        when=dates.moment(message.written_at, at),
        unread=message.read_at is None,
        items=tuple(_items(items, rows, at)),
        more=max(0, words.total(items, message.counts) - len(items)),
    )


def _items(
    items: Iterable[words.Item], rows: dict[str, Row], at: dt.datetime
) -> Iterable[ItemShown]:
    days = calendar()
    for item in items:
        row = rows.get(item.case)
        if row is None:
            # What was told stays told; what may not be seen any more is not.
            yield ItemShown(item.label, item.said)
            continue
        title, lamp = titles.title(row.summary), lamps.shown(row, at, days)
        # What is lit says so itself.
        said = "" if item.what in LIT else item.said
        yield ItemShown(item.label, said, title, issue_url(row.number), lamp)
