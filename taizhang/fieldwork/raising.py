"""What somebody found on their way, as the matter that goes onto the ledger."""

import datetime as dt
from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.utils.translation import override

from taizhang.core import commands as co
from taizhang.core.texts import brief
from taizhang.core.visiting import CHANNEL, Kind
from taizhang.core.vocabulary import Nature
from taizhang.fieldwork.rounds import StopShown
from taizhang.places.gazetteer import Gazetteer
from taizhang.places.names import category_names

# What a matter is called that has neither words nor a kind; the rules refuse the latter.
UNSAID: Final = "现场发现"


@dataclass(frozen=True)
class Found:
    """What was found, how somebody came by, and where.

    `by_themselves`: whoever came by saw it; the household at `stop` did not raise it.
    `fix`: where the phone thought it was, good for something where nobody said the place.
    """

    category: str
    kind: Kind
    happened_at: dt.datetime
    words: str = ""
    place: str = ""
    place_text: str = ""
    stop: StopShown | None = None
    by_themselves: bool = False
    fix: str = ""

    @property
    def theirs(self) -> bool:
        """Whether a household raised it, and so is to be answered."""
        return self.stop is not None and self.stop.household and not self.by_themselves


def registration(found: Found) -> co.RegisterIssue:
    """Return what puts it on the ledger. What staff find themselves has no voice."""
    at_stop, theirs = found.stop, found.theirs
    where = Gazetteer().at(at_stop.place if at_stop else found.place)
    said = at_stop.where if at_stop else found.place_text
    return co.RegisterIssue(
        summary=_summary(found, where.place),
        words=found.words if theirs else "",
        channel=CHANNEL[found.kind],
        nature=Nature.REQUEST if theirs else Nature.HAZARD,
        category=found.category,
        community=where.community,
        place=where.place,
        place_text=said or ("" if where.place else found.fix),
        reporter=at_stop.label if at_stop and theirs else "",
        found_by_staff=not theirs,
        happened_at=found.happened_at,
    )


def _summary(found: Found, place: str) -> str:
    """Return how the matter is called; the ledger is kept in Chinese."""
    if called := brief(found.words):
        return called
    with override(settings.LANGUAGE_CODE):
        kind = category_names().get(found.category, "") or UNSAID
        where = Gazetteer().name_of(place) if place else found.place_text
    return f"{kind}（{where}）" if where else kind
