"""The ways in, in words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from taizhang.core.vocabulary import Asked, Channel
from taizhang.people.directory import names
from taizhang.tongue import local
from taizhang.ways.models import Way
from taizhang.web.wording import word


@dataclass(frozen=True)
class WayLine:
    """A way in as the list shows it."""

    code: str
    name: str
    channel: str
    asks: str
    first_contact: str
    active: bool


def lines() -> tuple[WayLine, ...]:
    """Return every way in, those in use first. Two queries."""
    rows = list(Way.objects.order_by("-active", "order", "pk"))
    known = names(filter(None, (row.first_contact for row in rows)))
    return tuple(
        WayLine(
            code=row.code,
            name=local(row.name, row.name_en),
            channel=word(Channel(row.channel)),
            asks=_("、").join(word(Asked(each)) for each in row.asks),
            first_contact=known[row.first_contact].name
            if row.first_contact in known
            else "",
            active=row.active,
        )
        for row in rows
    )
