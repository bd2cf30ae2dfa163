"""The office's ways in, for pages and for the book: frozen values, never rows."""

import json
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.utils.translation import get_language

from taizhang.core.vocabulary import Asked, Channel
from taizhang.core.ways import Way
from taizhang.tongue import local
from taizhang.ways.defaults import WAYS
from taizhang.ways.models import Way as Row

NAMES = "ways:names"
KEPT_SECONDS = 60


@dataclass(frozen=True)
class WayShown:
    """A way in as pages show it."""

    code: str
    name: str
    channel: Channel


def ways() -> tuple[WayShown, ...]:
    """Return the ways in use, in their order; for an office that keeps none, the usual ones.

    One query.
    """
    rows = list(Row.objects.order_by("order", "pk"))
    if not rows:
        return tuple(
            WayShown(channel.value, local(chinese, english), channel)
            for channel, chinese, english, _asks in WAYS
        )
    return tuple(
        WayShown(row.code, local(row.name, row.name_en), Channel(row.channel))
        for row in rows
        if row.active
    )


def way_of(code: str) -> Way | None:
    """Return the way in use `code` with what is asked of it, or None. One query.

    By plain SQL: every registration asks while others wait for it.
    """
    with connection.cursor() as cursor:
        cursor.execute(WAY, [code])
        found = cursor.fetchone()
    if found is None:
        return None
    channel, asks, first_contact = found
    wanted = json.loads(asks) if isinstance(asks, str) else asks
    return Way(code, Channel(channel), tuple(map(Asked, wanted)), first_contact)


def way_names() -> dict[str, str]:
    """Return what all ways are called, by code; kept for a minute by each process."""
    return cache.get_or_set(f"{NAMES}:{get_language()}", _names, KEPT_SECONDS) or {}


def forget_names() -> None:
    """Ask for the names anew, in whichever language."""
    for language, _name in settings.LANGUAGES:
        cache.delete(f"{NAMES}:{language}")


WAY = "SELECT channel, asks, first_contact FROM ways_way WHERE code = %s AND active"


def _names() -> dict[str, str]:
    return {row.code: local(row.name, row.name_en) for row in Row.objects.all()}
