"""Drawing from the weeks that are over: each once, also those during which the machine was off."""

import datetime as dt
from typing import Final

from django.db import IntegrityError, transaction

from taizhang.core.clocks import local_day
from taizhang.core.lots import WEEK, monday_of
from taizhang.core.refusals import Refused
from taizhang.ledger.second_looks import draw
from taizhang.lots.models import HowMany, Week

SHARE: Final = 5
# What is longer ago nobody can look at as it was left.
WEEKS_BACK: Final = 4


def share() -> int:
    """Return how many in a hundred strike-offs this office has drawn. One query."""
    said = HowMany.objects.values_list("share", flat=True).first()
    return said or SHARE


def set_share(percent: int) -> None:
    """Have so many in a hundred drawn from now on."""
    HowMany.objects.update_or_create(id=1, defaults={"share": percent})


def draw_what_is_due(at: dt.datetime) -> int:
    """Draw from every week that is over and was not drawn from; return how many were drawn."""
    return sum(draw_once(monday, at) for monday in due(local_day(at)))


def due(today: dt.date) -> tuple[dt.date, ...]:
    """Return on which Mondays weeks ended that were not drawn from yet, the oldest first.

    An office that has never drawn begins with the week just over. One query.
    """
    last = monday_of(today)
    known = Week.objects.order_by("-monday").values_list("monday", flat=True).first()
    first = max(known + WEEK, last - (WEEKS_BACK - 1) * WEEK) if known else last
    weeks = (last - first).days // WEEK.days
    return tuple(first + n * WEEK for n in range(weeks + 1))


def draw_once(monday: dt.date, at: dt.datetime) -> int:
    """Draw from the week that ended with `monday`, unless somebody did; return how many."""
    percent = share()
    try:
        with transaction.atomic():
            told = draw(monday, percent, at)
            Week.objects.create(
                monday=monday,
                size=told.size,
                root=told.root,
                share=percent,
                count=told.count,
                drawn=told.drawn,
            )
    except (IntegrityError, Refused):
        if Week.objects.filter(monday=monday).exists():
            return 0
        raise
    return told.drawn
