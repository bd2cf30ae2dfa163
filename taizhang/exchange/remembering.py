"""What the import knows beforehand: shapes of earlier ledgers, and the office's names."""

from django.conf import settings
from django.utils import timezone, translation

from taizhang.exchange.layout import OfficeNames
from taizhang.exchange.models import Batch, Shape
from taizhang.exchange.shapes import Memory
from taizhang.people.directory import units
from taizhang.places.directory import places
from taizhang.places.models import Place

SHAPES_KEPT = 200


def remembered() -> Memory:
    """Return the shapes of earlier ledgers, the latest ones. One query."""
    rows = Shape.objects.order_by("-used_at")[:SHAPES_KEPT]
    return Memory(dict(rows.values_list("mark", "matching")))


def remember(batch: Batch, by: str) -> None:
    """Keep how the tables of `batch` are matched, for the next ledger of their shape."""
    at = timezone.now()
    for mark, matching in batch.account["shapes"].items():
        Shape.objects.update_or_create(
            mark=mark, defaults={"matching": matching, "by": by, "used_at": at}
        )


def office_names() -> OfficeNames:
    """Return what the office calls its units and estates, in its own language.

    Two queries.
    """
    with translation.override(settings.LANGUAGE_CODE):
        known, bodies = places(), units()
    communities = {place.code: place.name for place in known}
    return OfficeNames(
        units=tuple(unit.name for unit in bodies),
        estates=tuple(
            (place.name, communities.get(place.community, ""))
            for place in known
            if place.kind == Place.Kind.ESTATE
        ),
    )
