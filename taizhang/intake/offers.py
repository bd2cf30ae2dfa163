"""The closed lists of the form, as a counter needs them: the usual first, limits named."""

from django.utils.translation import gettext as _

from taizhang.core.standards import HANDLING, Switch
from taizhang.core.vocabulary import Channel, Urgency
from taizhang.places.directory import office
from taizhang.web.wording import word

# How most matters come in at a counter; the other ways are one click further away.
USUAL = (
    Channel.COUNTER,
    Channel.PHONE,
    Channel.SUGGESTION_BOX,
    Channel.HOTLINE,
    Channel.ONLINE_FORM,
)


def channels(chosen: str) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Return the ways in which matters come in: those shown at once, and the others.

    What was `chosen` before is always shown; the council only where there is one.
    """
    shown_first = [c for c in Channel if c in USUAL or c.value == chosen]
    off = set() if Switch.COUNCIL in office().switched_on else {Channel.COUNCIL}
    others = [c for c in Channel if c not in {*shown_first, *off}]
    return _worded(sorted(shown_first, key=_usual_first)), _worded(others)


def _usual_first(channel: Channel) -> int:
    return USUAL.index(channel) if channel in USUAL else len(USUAL)


def _worded(members: list[Channel]) -> list[tuple[str, str]]:
    return [(member.value, word(member)) for member in members]


def urgencies() -> list[tuple[str, str]]:
    """Return how urgent a matter can be, each with its limit for handling."""
    return [(urgency.value, _urgency(urgency)) for urgency in Urgency]


def _urgency(urgency: Urgency) -> str:
    return _("%(urgency)s %(days)d 天") % {
        "urgency": word(urgency),
        "days": HANDLING[urgency].count,
    }
