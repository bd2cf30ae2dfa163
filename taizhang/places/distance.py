"""How far something was from a place of the office, where its outline is on the map."""

from django.db.models import Q

from taizhang.core.distances import metres
from taizhang.core.likeness import Spot
from taizhang.places.models import Outline


def metres_to(code: str, spot: Spot) -> int | None:
    """Return how far `spot` is from the place `code`, or from the estate it is part of.

    None: no outline is known in degrees; plans drawn on paper say nothing of that. One query.
    """
    near = (
        Q(place__code=code) | Q(place__parts__code=code) | Q(place__parts__parts__code=code)
    )
    kinds = ("unit", "building", "estate")
    found = Outline.objects.filter(near, geographic=True, place__kind__in=kinds)
    rows = dict(found.values_list("place__kind", "rings"))
    rings = next((rows[kind] for kind in kinds if kind in rows), None)
    return metres(spot, rings) if rings else None
