"""How long the audit is kept: 36 months unless the office says otherwise, never under 6.

Whole months go, the oldest first; a line of the record says which and how the chain goes on.
Source: docs/sources.md#audit-log.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Any, Final

from django.db import transaction
from django.utils.timezone import localdate, now
from django.utils.translation import gettext_lazy as _

from taizhang.audit.kinds import Kind
from taizhang.audit.models import MONTHS_USUAL, Chain, Record
from taizhang.audit.record import NOBODY, Details, Doer, append, hash_of, locked
from taizhang.core.clocks import OFFICE_ZONE
from taizhang.jobs.running import Running

MONTHS_LEAST: Final = 6
MONTHS_MOST: Final = 240
TOO_SHORT = _(
    "没有改：审计记录至少要留 6 个月，这是网络安全法的要求。请写 6 到 240 之间的数。"
)


class NotSoShort(Exception):
    """The audit may not be kept for so few months, or so many."""


def months() -> int:
    """Return for how many months lines are kept. One query."""
    found = Chain.objects.values_list("months", flat=True).first()
    return MONTHS_USUAL if found is None else found


def keep(wanted: int, by: Doer) -> None:
    """Keep lines for `wanted` months from now on; the record says so.

    Raises:
        NotSoShort: that is less than the law asks for, or no sensible number.
    """
    if not MONTHS_LEAST <= wanted <= MONTHS_MOST:
        raise NotSoShort(str(TOO_SHORT))
    with transaction.atomic():
        chain = locked()
        changed: Details = {"what": "audit-months", "from": chain.months, "to": wanted}
        chain.months = wanted
        chain.save(update_fields=["months"])
        append(chain, Kind.SETTING_CHANGED, by, ("", changed), now())


def remove_old(today: dt.date) -> int:
    """Remove the months that are older than the kept period; return how many lines went."""
    with transaction.atomic():
        chain = locked()
        floor = _begin_of_month(today, chain.months)
        kept = Record.objects.filter(at__gte=floor).order_by("seq").first()
        # A line with a time gone astray keeps what follows it: never a hole in the middle.
        old = Record.objects.filter(seq__lt=kept.seq if kept else chain.size)
        last = old.order_by("-seq").first()
        if last is None:
            return 0
        count = old.count()
        removed: Details = {"through": last.seq, "hash": hash_of(last), "count": count}
        old.delete()
        append(chain, Kind.OLD_REMOVED, NOBODY, ("", removed), now())
    return count


def work(running: Running, _arguments: Mapping[str, Any]) -> dict[str, Any]:
    """Remove what is too old, as nightly work. Doing it twice does no harm."""
    return {"removed": remove_old(localdate())}


def _begin_of_month(today: dt.date, back: int) -> dt.datetime:
    """Return when the month `back` months before that of `today` began."""
    year, month = divmod(today.year * 12 + today.month - 1 - back, 12)
    return dt.datetime(year, month + 1, 1, tzinfo=OFFICE_ZONE)
