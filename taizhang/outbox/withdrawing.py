"""Taking out of messages what is not so any more; one that says nothing else is withdrawn."""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any, Final

from django.db import transaction
from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from taizhang.core.pressing import What
from taizhang.outbox import ringing
from taizhang.outbox.models import Message
from taizhang.outbox.words import DIGESTS
from taizhang.people.models import User

Channel, Status = Message.Channel, Message.Status
STANDING: Final = Q(status=Status.WAITING) | Q(channel=Channel.IN_APP)
Item = Sequence[Any]


def withdraw(undone: Iterable[tuple[str, int]], now: dt.datetime) -> None:
    """Take out what steps told that were taken back."""
    back = list(undone)
    if not back:
        return
    ringing.withdraw(back)
    lately = Message.objects.filter(written_at__gt=now - dt.timedelta(hours=1))
    _take_out(lately.filter(STANDING), lambda item: _is_undone(item, back))


def forget(what: What, cases: Collection[str], people: Collection[str]) -> None:
    """Take out of what `people` have not read, or was not sent, that `cases` are `what`.

    A digest says how it was in its hour, and stays.
    """
    theirs = Message.objects.filter(person__in=people, read_at=None)
    over = {*cases}
    # One by one: each is found by an index of its own.
    for standing in (Q(channel=Channel.IN_APP), Q(status=Status.WAITING)):
        _take_out(
            theirs.filter(standing).exclude(kind__in=DIGESTS),
            lambda item: item[1] == what.value and item[2] in over,
        )


def _take_out(messages: QuerySet[Message], gone: Callable[[Item], bool]) -> None:
    touched = set()
    for message in messages.exclude(status=Status.WITHDRAWN):
        stays = [each for each in message.items if not gone(each)]
        if len(stays) == len(message.items):
            continue
        # Asked again: meanwhile it may have been sent.
        said = {"items": stays} if stays else {"items": [], "status": Status.WITHDRAWN}
        Message.objects.filter(STANDING, pk=message.pk).update(**said)
        touched.add(message.person)
    count_unread(touched)


def _is_undone(item: Item, back: Iterable[tuple[str, int]]) -> bool:
    _number, _what, case, n = item
    return any(n and case == each and int(n) >= back_to for each, back_to in back)


def count_unread(people: Iterable[str]) -> None:
    """Write beside each of `people` how many messages they have not read.

    Whoever writes and whoever reads at the same time count one after the other: the later
    one sees what the other did, so the number beside the bell is never left wrong.
    """
    theirs = User.objects.filter(pseudonym__in=set(people))
    mine = Message.objects.filter(person=OuterRef("pseudonym"), channel=Channel.IN_APP)
    unread = mine.filter(read_at=None).exclude(status=Status.WITHDRAWN).order_by()
    counted = unread.values("person").annotate(count=Count("pk")).values("count")
    number = Coalesce(Subquery(counted, output_field=IntegerField()), 0)
    with transaction.atomic():
        list(theirs.select_for_update().order_by("pk").values_list("pk"))
        theirs.update(messages_unread=number)
