"""How messages fared, and by which ways this machine sends, for whoever administers."""

import datetime as dt
from typing import Final

from django.conf import settings
from django.utils.translation import gettext as _

from taizhang.inbox.shown import Sending, Ways
from taizhang.inbox.wording import CHANNELS, COLOURS, REASONS, STATUSES
from taizhang.outbox import hooking, staff, words
from taizhang.outbox.models import Hook, Message
from taizhang.people.directory import names
from taizhang.web import dates

Channel, Status = Message.Channel, Message.Status
MOST: Final = 60
TABS: Final = (Status.WAITING, Status.FAILED, Status.SENT, Status.DELIVERED)


def sendings(status: str, at: dt.datetime) -> tuple[Sending, ...]:
    """Return the latest messages that left or are to leave; two queries.

    What is shown in the app alone has left nowhere, and is not among them.
    """
    rows = Message.objects.exclude(channel=Channel.IN_APP)
    found = list((rows.filter(status=status) if status else rows).order_by("-pk")[:MOST])
    people = names(row.person for row in found if row.person)
    return tuple(
        Sending(
            id=row.pk,
            to=people[row.person].name if row.person in people else _("工作群"),
            channel=str(CHANNELS[row.channel]),
            title=words.title(row.kind, len(row.items), row.counts),
            status=str(STATUSES[row.status]),
            colour=COLOURS.get(row.status, ""),
            reason=str(REASONS.get(row.reason, "")),
            when=dates.moment(row.sent_at or row.written_at, at),
            attempts=row.attempts,
            may_retry=row.status == Status.FAILED,
        )
        for row in found
    )


def tabs(chosen: str) -> tuple[tuple[str, str, bool], ...]:
    """Return the states to choose from: word, name, whether it is chosen."""
    named = ((status.value, str(STATUSES[status])) for status in TABS)
    every = (("", _("全部")), *named)
    return tuple((word, name, word == chosen) for word, name in every)


def ways(kept: Hook) -> Ways:
    """Return which ways there are on this machine; `kept`: where the webhook goes. No query."""
    secret = hooking.SECRET.opened(kept.secret).decode() if kept.secret else ""
    return Ways(
        mail=staff.mail_is_set(),
        mail_from=settings.DEFAULT_FROM_EMAIL if staff.mail_is_set() else "",
        hosts=hooking.allowed(),
        hook_url=kept.url,
        secret=secret,
    )
