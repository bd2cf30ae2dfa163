"""Sending what has waited long enough: at least once, again after a while, then given up.

A message is held by moving its next try, before it is sent: a worker that dies meanwhile
leaves it to be sent once more, under the same name, and never unsent.
"""

import datetime as dt
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.conf import settings
from django.db.models import Count, F, IntegerField, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.timezone import now as present
from django.utils.translation import gettext as _
from django.utils.translation import override

from taizhang.core.pressing import not_before
from taizhang.outbox import hooking, mailing, words
from taizhang.outbox.models import Message, Reading
from taizhang.outbox.reasons import NotSent
from taizhang.outbox.staff import wish_at_work
from taizhang.places.directory import office

Channel, Status = Message.Channel, Message.Status
HELD: Final = dt.timedelta(minutes=10)
BACK_OFF: Final = tuple(dt.timedelta(minutes=m) for m in (1, 5, 15, 60, 240))
AT_ONCE: Final = 200
SECONDS_AT_ONCE: Final = 20
# After so long somebody should see why nothing leaves; failures are shown for a week.
LATE: Final = dt.timedelta(minutes=30)
LATELY: Final = dt.timedelta(days=7)


def send(now: dt.datetime) -> int:
    """Send what may leave at `now`; return how many messages went.

    What one person is to be told by e-mail goes in one. A server that hangs holds up no look at
    the book: what there was no time for is sent in the next round.
    """
    begun = time.monotonic()
    rows = list(ready(now).order_by("person", "channel", "next_try_at", "pk")[:AT_ONCE])
    sent = 0
    while rows and time.monotonic() - begun <= SECONDS_AT_ONCE:
        first = rows[0]
        together = [first]
        if first.channel == Channel.EMAIL:
            together = [r for r in rows if (r.person, r.channel) == (first.person, "email")]
        rows = [row for row in rows if row not in together]
        sent += _send(together, now)
    return sent


def ready(now: dt.datetime) -> QuerySet[Message]:
    """Return what may leave at `now`."""
    return Message.objects.filter(status=Status.WAITING, next_try_at__lte=now)


def _send(rows: Sequence[Message], now: dt.datetime) -> int:
    mine: Sequence[Message] = [row for row in rows if _held(row, now)]
    if not mine:
        return 0
    try:
        if mine[0].channel == Channel.EMAIL:
            mine = _written_to(mine)
        else:
            mine = _told_the_group(mine, now)
    except NotSent as why:
        for row in mine:
            _put_off(row, why, now)
        return 0
    done = Status.DELIVERED if rows[0].channel == Channel.WEBHOOK else Status.SENT
    theirs = Message.objects.filter(pk__in=[row.pk for row in mine])
    theirs.update(status=done, sent_at=present(), reason="")
    return len(mine)


def _held(row: Message, now: dt.datetime) -> bool:
    """Return whether this worker holds `row`, and nobody else does."""
    mine = ready(now).filter(pk=row.pk, attempts=row.attempts)
    return bool(mine.update(attempts=F("attempts") + 1, next_try_at=now + HELD))


def _told_the_group(rows: Sequence[Message], now: dt.datetime) -> Sequence[Message]:
    """Send the group what it is told; return which that were, none where it went out of use."""
    to = hooking.hook()
    if not to.url:
        _withdraw(rows)
        return ()
    for row in rows:
        with override(settings.LANGUAGE_CODE):
            text = f"{subject(row)}\n{_body([row])}"
        hooking.post(to, row.key, text, row.counts, int(now.timestamp()))
    return rows


def _withdraw(rows: Iterable[Message]) -> None:
    found = Message.objects.filter(pk__in=[row.pk for row in rows])
    found.update(status=Status.WITHDRAWN)


def _written_to(rows: Sequence[Message]) -> Sequence[Message]:
    """Send one person one letter in their language; return which messages it told.

    What they do not want any more, or have left behind with their post, is withdrawn.
    """
    kept = wish_at_work(rows[0].person)
    mine = [row for row in rows if kept.takes(row.kind)]
    _withdraw(row for row in rows if row not in mine)
    if mine:
        with override(kept.language or settings.LANGUAGE_CODE):
            said = subject(mine[0]) if len(mine) == 1 else _several(mine), _letter(mine)
        mailing.post(kept.address, *said, [row.key for row in mine])
    return mine


def _letter(rows: Sequence[Message]) -> str:
    told = (*map(_headed, rows), _body([])) if len(rows) > 1 else (_body(rows),)
    leave = _("不想收邮件了，到“我的消息 → 要不要邮件”里改。")
    return "\n\n".join((*told, leave))


def subject(row: Message) -> str:
    """Return a message's first line: whose ledger, and what."""
    said = words.title(row.kind, len(row.items), row.counts)
    return _("【%(office)s台账】%(said)s") % {"office": office().name, "said": said}


def _several(rows: Sequence[Message]) -> str:
    said = words.title("several", sum(len(row.items) for row in rows), {})
    return _("【%(office)s台账】%(said)s") % {"office": office().name, "said": said}


def _headed(row: Message) -> str:
    lines = (f"{item.label} {item.said}" for item in words.items(row))
    return "\n".join((words.title(row.kind, len(row.items), row.counts), *lines))


def _body(rows: Iterable[Message]) -> str:
    named = [item for row in rows for item in words.items(row)]
    counts = {name: row.counts[name] for row in rows for name in row.counts}
    return words.text(named, counts, office().public_address)


def _put_off(row: Message, why: NotSent, now: dt.datetime) -> None:
    """Try again later, or give it up with its reason for a person to see."""
    tried = row.attempts + 1
    given_up = why.final or tried > len(BACK_OFF)
    said: dict[str, Any] = {"status": Status.FAILED}
    if not given_up:
        said = {"next_try_at": not_before(now + BACK_OFF[tried - 1], row.urgent)}
    # What was withdrawn meanwhile stays so.
    waits = Message.objects.filter(pk=row.pk, status=Status.WAITING)
    waits.update(reason=why.reason.value, **said)


def retry(message_id: int, now: dt.datetime) -> bool:
    """Have a message that failed tried anew; return whether it had failed."""
    failed = Message.objects.filter(pk=message_id, status=Status.FAILED)
    again = {"status": Status.WAITING, "attempts": 0, "next_try_at": now, "reason": ""}
    return bool(failed.update(**again))


@dataclass(frozen=True)
class Fared:
    """How messages fare. `behind`: nobody looked for long what there is to tell.

    `late`: how many should have left long ago; `lost`: how many failed within a week.
    """

    behind: bool = False
    late: int = 0
    lost: int = 0


def fared(now: dt.datetime) -> Fared:
    """Return how messages fare at `now`. One query."""
    late = Q(status=Status.WAITING, next_try_at__lt=now - LATE)
    lost = Q(status=Status.FAILED, written_at__gt=now - LATELY)
    reading = Reading.objects.annotate(late=_count(late), lost=_count(lost)).first()
    if reading is None:
        return Fared()
    return Fared(reading.looked_at < now - LATE, reading.late, reading.lost)


def _count(wanted: Q) -> Coalesce:
    found = Message.objects.filter(wanted).order_by().annotate(one=Value(1)).values("one")
    count = found.annotate(count=Count("pk")).values("count")
    return Coalesce(Subquery(count, output_field=IntegerField()), 0)
