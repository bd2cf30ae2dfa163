"""The small tags that tell what is special about an issue, the weightiest first."""

import datetime as dt

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from taizhang.ledger.awaiting import Awaits
from taizhang.ledger.queries import Row
from taizhang.ledger.shown import Chip

SAME_PLACE = _("同地第 %(n)d 次")
REOPENED = _("重开 %(n)d")
REWORKED = _("返工 %(n)d")
RETURNED = _("退回 %(n)d")
REMINDED = _("催办 %(n)d")
LOOK_BACK = _("回头看到期")
FALSE_CLOSE = _("虚假销号 %(n)d")
SUPERVISED = pgettext_lazy("标签", "督办")
CLAIMED = pgettext_lazy("标签", "认领")
OBJECTED = pgettext_lazy("标签", "异议")


def past(row: Row) -> tuple[Chip, ...]:
    """Return what went before, and that somebody objects, follows it up or claimed it.

    What went before: that it was struck off without being solved, matters at the same place, reopening, rework, returns, reminders.
    """
    counted = (
        (row.earlier_count and row.earlier_count + 1, SAME_PLACE, "repeat"),
        (row.reopened_count, REOPENED, ""),
        (row.rework_count, REWORKED, ""),
        (row.returns_count, RETURNED, ""),
        (row.reminders_count, REMINDED, ""),
    )
    claimed = (Chip(str(CLAIMED), "green"),) if row.claimed_by else ()
    objects = row.awaits == Awaits.OBJECTION
    objected = (Chip(str(OBJECTED), "red", "flag"),) if objects else ()
    pressed = (Chip(str(SUPERVISED), "red", "flag"),) if row.supervised else ()
    return (
        objected
        + pressed
        + claimed
        + _false(row)
        + tuple(
            Chip(str(words) % {"n": count}, "amber", icon)
            for count, words, icon in counted
            if count
        )
    )


def look_back(row: Row, today: dt.date, *, there: bool) -> tuple[Chip, ...]:
    """Return that somebody is to look back by `today`, where the office does so (`there`)."""
    late = row.look_back_on is not None and row.look_back_on <= today
    return (Chip(str(LOOK_BACK), "blue", "eye"),) if late and there else ()


def _false(row: Row) -> tuple[Chip, ...]:
    """Return that it was struck off unsolved: said once, it is said for ever."""
    count = row.false_closes
    return (Chip(str(FALSE_CLOSE) % {"n": count}, "red", "warn"),) if count else ()
