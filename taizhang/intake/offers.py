"""The closed lists of the form, as a counter needs them: the usual first, limits named."""

from dataclasses import dataclass

from django.utils.timezone import now
from django.utils.translation import gettext as _

from taizhang.core.clocks import Limit, LimitUnit
from taizhang.core.own_standards import Sort
from taizhang.core.standards import Switch
from taizhang.core.vocabulary import Channel, Urgency
from taizhang.places.directory import office, standards_of
from taizhang.ways.directory import WayShown, ways
from taizhang.web.dates import duration
from taizhang.web.wording import word

DAYS = frozenset({LimitUnit.WORKING_DAY, LimitUnit.CALENDAR_DAY})
# How most matters come in at a counter; the other ways are one click further away.
USUAL = (
    Channel.COUNTER,
    Channel.PHONE,
    Channel.SUGGESTION_BOX,
    Channel.HOTLINE,
    Channel.ONLINE_FORM,
)


@dataclass(frozen=True)
class WaysIn:
    """The ways in which matters come to this office: those shown at once, and the others."""

    usual: tuple[WayShown, ...]
    others: tuple[WayShown, ...]

    @property
    def choices(self) -> list[tuple[str, str]]:
        """All of them to choose from, the usual first."""
        return [(each.code, each.name) for each in (*self.usual, *self.others)]

    def channel(self, code: str) -> Channel:
        """Return of which channel the way `code` is."""
        every = (*self.usual, *self.others)
        return next(each.channel for each in every if each.code == code)


def ways_in(chosen: str) -> WaysIn:
    """Return the ways in. What was `chosen` before is always shown at once.

    The council only where there is one.
    """
    off = set() if Switch.COUNCIL in office().switched_on else {Channel.COUNCIL}
    there = [each for each in ways() if each.channel not in off or each.code == chosen]
    usual = [each for each in there if each.channel in USUAL or each.code == chosen]
    others = [each for each in there if each not in usual]
    return WaysIn(tuple(usual), tuple(others))


def urgencies() -> list[tuple[str, str]]:
    """Return how urgent a matter can be, each with the office's limit for handling.

    Of what is seen at a place, as most matters are; a category may have another.
    """
    own = standards_of(office(), now())
    limits = {each: own.standard(Sort.PHYSICAL, each).handling for each in Urgency}
    return [(each.value, _urgency(each, limit)) for each, limit in limits.items()]


def _urgency(urgency: Urgency, limit: Limit) -> str:
    if limit.unit not in DAYS:
        return f"{word(urgency)} {duration(limit.count, limit.unit)}"
    return _("%(urgency)s %(days)d 天") % {"urgency": word(urgency), "days": limit.count}
