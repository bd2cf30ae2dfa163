"""The two desks of whoever was not the handler, as tabs: looking, and asking the residents."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from taizhang.core.vocabulary import Actor, Duty


@dataclass(frozen=True)
class Station:
    """A desk that its reader may open. `on`: they are there."""

    name: str
    url: str
    on: bool


def stations(by: Actor, here: str) -> tuple[Station, ...]:
    """Return the desks that `by` may open; none where it is one alone. `here`: which it is."""
    desks = (
        (_("核验"), "verification", "queue", {Duty.VERIFY, Duty.FOLLOW_UP}),
        (_("回访台"), "followup", "desk", {Duty.FOLLOW_UP, Duty.RULE}),
    )
    found = tuple(
        Station(name, reverse(f"{feature}:{page}"), feature == here)
        for name, feature, page, needed in desks
        if by.holds & needed
    )
    return found if len(found) > 1 else ()
