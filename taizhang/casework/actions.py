"""Every act that a page of an issue offers, in the order in which they are offered."""

from collections.abc import Mapping

from taizhang.casework import (
    closing,
    councils,
    gathering,
    handling,
    offering,
    righting,
    supervising,
    taking_on,
    terms,
)
from taizhang.casework.action import Action
from taizhang.core.decide import MAY_GIVE
from taizhang.core.vocabulary import Duty

ACTIONS: Mapping[str, Action] = {
    action.name: action
    for action in (
        *taking_on.ACTIONS,
        *offering.ACTIONS,
        *gathering.ACTIONS,
        *handling.ACTIONS,
        *terms.ACTIONS,
        *supervising.ACTIONS,
        *councils.ACTIONS,
        *closing.ACTIONS,
        *righting.ACTIONS,
    )
}


def duties_for(action: Action) -> frozenset[Duty]:
    """Return the duties of which one opens the page of `action`."""
    return action.duties or MAY_GIVE[action.asks_for]
