"""How many matters lie where or with whom, and whether the book knows a place at all."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q

from taizhang.ledger import models
from taizhang.ledger.filtering import open_work


@dataclass(frozen=True)
class Located:
    """Open matters (to be confirmed included) by exact place, and by community."""

    places: dict[str, int]
    communities: dict[str, int]


def open_matters() -> Located:
    """Return how many open matters lie where. One query, over open work only."""
    places: dict[str, int] = {}
    communities: dict[str, int] = {}
    found = models.Standing.objects.filter(open_work()).values_list("community", "place")
    for community, place, count in found.annotate(count=Count("id")).order_by():
        places[place] = places.get(place, 0) + count
        communities[community] = communities.get(community, 0) + count
    return Located(places, communities)


def open_by_unit() -> dict[str, int]:
    """Return how many open matters each unit handles, by its code. One query."""
    found = models.Standing.objects.filter(open_work()).values_list("unit")
    return dict(found.annotate(count=Count("id")).order_by())


def open_with(handler: str) -> int:
    """Return how many open matters the person `handler` handles. One query."""
    return models.Standing.objects.filter(open_work(), handler=handler).count()


def knows(codes: Iterable[str]) -> bool:
    """Return whether any matter ever lay in one of the places `codes`. One query."""
    wanted = list(codes)
    if not wanted:
        return False
    there = Q(place__in=wanted) | Q(community__in=wanted)
    return models.Standing.whole.filter(there).exists()
