"""What was raised at a place of late, for whoever stands there and has the same trouble."""

import datetime as dt
from collections.abc import Collection

from django.db.models import Q

from taizhang.core.vocabulary import OPEN, Status
from taizhang.ledger import models
from taizhang.ledger.queries import Row, as_row


def nearby(
    places: Collection[str],
    categories: Collection[str],
    *,
    struck_off_since: dt.date,
    most: int,
) -> tuple[Row, ...]:
    """Return open and lately struck-off matters there, the open ones first. One query.

    Never what a resident complains of a unit for: neighbours would guess who did.
    """
    ended = Q(status=Status.STRUCK_OFF, struck_off_on__gte=struck_off_since)
    found = models.Standing.objects.filter(
        Q(status__in=OPEN) | ended,
        place__in=places,
        category__in=categories,
        complained_of="",
        to_confirm=False,
    )
    rows = found.order_by("phase", "-registered_at", "id")[:most]
    return tuple(map(as_row, rows))
