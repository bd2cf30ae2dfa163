"""Sending what has waited long enough: at least once, again after a while, then given up.

A message is held by moving its next try, before it is sent: a worker that dies meanwhile
leaves it to be sent once more, under the same name, and never unsent.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Count, F, IntegerField, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.timezone import now as present
from django.utils.translation import gettext as _
from django.utils.translation import override

from taizhang.core.pressing import not_before
from taizhang.outbox import hooking, mailing, words
from taizhang.outbox.models import Message, Reading
from taizhang.outbox.reasons import NotSent
from taizhang.outbox.staff import wish
from taizhang.places.directory import office

Channel, Status = Message.Channel, Message.Status
HELD: Final = dt.timedelta(minutes=10)
BACK_OFF: Final = tuple(dt.timedelta(minutes=m) for m in (1, 5, 15, 60, 240))
AT_ONCE: Final = 200
# After so long somebody should see why nothing leaves; failures are shown for a week.
LATE: Final = dt.timedelta(minutes=30)
LATELY: Final = dt.timedelta(days=7)
LANGUAGE: Final = "zh-hans"


def waiting(now: dt.datetime) -> bool:
    """Return whether anything may leave at `now`. One query."""
    return _ready(now).exists()


def send(now: dt.datetime) -> int:
    """Send what may leave at `now`; return how many messages went.

    What one person is to be told by e-mail goes in one.
    """
    rows = list(_ready(now).order_by("person", "channel", "next_try_at", "pk")[:AT_ONCE])
    sent = 0
    while rows:
        first = rows[0]
        together = [first]
        if first.channel == Channel.EMAIL:
            together = [r for r in rows if (r.person, r.channel) == (first.person, "email")]
        rows = [row for row in rows if row not in together]
        sent += _send(together, now)
    return sent


def _ready(now: dt.datetime) -> QuerySet[Message]:
    return Message.objects.filter(status=Status.WAITING, next_try_at__lte=now)


def _send(rows: Sequence[Message], now: dt.datetime) -> int:
    mine = [row for row in rows if _held(row, now)]
    if not mine:
        return 0
    try:
        with override(LANGUAGE):
            _post(mine, now)
    except NotSent as why:
        for row in mine:
            _put_off(row, why, now)
        return 0
    done = Status.DELIVERED if mine[0].channel == Channel.WEBHOOK else Status.SENT
    theirs = Message.objects.filter(pk__in=[row.pk for row in mine])
    theirs.update(status=done, sent_at=present(), reason="")
    return len(mine)


def _held(row: Message, now: dt.datetime) -> bool:
    """Return whether this worker holds `row`, and nobody else does."""
    mine = _ready(now).filter(pk=row.pk, attempts=row.attempts)
    return bool(mine.update(attempts=F("attempts") + 1, next_try_at=now + HELD))


def _post(rows: Sequence[Message], now: dt.datetime) -> None:
    if rows[0].channel == Channel.WEBHOOK:
        row = rows[0]
        text = f"{subject(row)}\n{_body([row])}"
        hooking.post(hooking.hook(), row.key, text, row.counts, int(now.timestamp()))
        return
    mailing.post(
        wish(rows[0].person).address,
        subject(rows[0]) if len(rows) == 1 else _several(rows),
        "\n\n".join((*map(_headed, rows), _body([]))) if len(rows) > 1 else _body(rows),
        [row.key for row in rows],
    )


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
    Message.objects.filter(pk=row.pk).update(reason=why.reason.value, **said)


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
