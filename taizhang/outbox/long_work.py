"""The outbox's work: asked for whenever something is due, and the two digests of a day."""

import datetime as dt
from collections.abc import Callable
from typing import Any, Final

from django.db.models import Exists
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext_lazy, gettext_noop, ngettext

from taizhang.jobs.registry import Kind, Said, register
from taizhang.jobs.running import Running
from taizhang.jobs.schedule import daily, whenever
from taizhang.ledger.telling import written_beside
from taizhang.outbox import digests, sending, staff, words, writing
from taizhang.outbox.models import Given, Message, Reading
from taizhang.outbox.withdrawing import count_unread

READ_KEPT: Final = dt.timedelta(days=180)
GIVEN_KEPT: Final = dt.timedelta(days=800)


def anything(at: dt.datetime) -> bool:
    """Return whether there is something to read, look at or send. One query."""
    here = Reading.objects.filter(pk=1)
    asked = here.annotate(size=written_beside(), ready=Exists(sending.ready(at))).first()
    if asked is None or at - asked.looked_at >= writing.CLOCKS_EVERY:
        return True
    return asked.size > asked.seq or asked.ready


def work(running: Running, _arguments: Said) -> dict[str, Any]:
    """Read what was written since, then send what may leave: in that order (ADR 27)."""
    running.stage(gettext_noop("写消息、发消息"))
    return {"count": writing.look(now()) + sending.send(now())}


def say(kind: str) -> Callable[[Running, Said], dict[str, Any]]:
    """Return the work of the digest `kind`."""
    return lambda _running, _arguments: {"count": digests.digest(kind, now())}


def sweep(_running: Running, _arguments: Said) -> dict[str, Any]:
    """Forget what was read or sent long ago."""
    at = now()
    old = Message.objects.filter(written_at__lt=at - READ_KEPT)
    people = set(old.values_list("person", flat=True))
    count, _by_model = old.exclude(status=Message.Status.WAITING).delete()
    Given.objects.filter(at__lt=at - GIVEN_KEPT).delete()
    count_unread(people)
    staff.forget_who_left()
    return {"count": count}


def address(_arguments: Said, _result: Said) -> str:
    """Return where it is seen how messages fare."""
    return reverse("message-settings:page")


def outcome(result: Said) -> str:
    """Return what came of it, in a sentence."""
    count = int(result["count"])
    return ngettext("处理了 %(n)d 条消息。", "处理了 %(n)d 条消息。", count) % {"n": count}


for name, title, run in (
    ("messages", gettext_lazy("写消息、发消息"), work),
    ("morning-digest", gettext_lazy("发早报"), say(words.MORNING)),
    ("afternoon-digest", gettext_lazy("发晚报"), say(words.AFTERNOON)),
    ("sweep-messages", gettext_lazy("清理旧消息"), sweep),
):
    register(Kind(name, title, run, address, outcome))
whenever("messages", anything)
daily("morning-digest", at="08:30")
daily("afternoon-digest", at="16:30")
daily("sweep-messages", at="03:35")
