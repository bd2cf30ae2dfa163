"""Where somebody stands who scanned a code: the place or point of the code, and what is near."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import override

from taizhang.places.gazetteer import EXACT, Gazetteer
from taizhang.places.models import Point
from taizhang.reporting.shown import PointShown
from taizhang.tongue import local

NEAR_MOST = 6


@dataclass(frozen=True)
class Here:
    """A place as its code says it; all "" where nobody scanned one.

    `written`: as the ledger, which is kept in Chinese, calls it. `near`: the codes of the
    places whose matters may be the same. `standing`: where it lies.
    """

    name: str = ""
    note: str = ""
    written: str = ""
    place: str = ""
    community: str = ""
    near: frozenset[str] = frozenset()
    standing: str = ""
    point: str = ""


NOWHERE = Here()


def here(code: str) -> Here | None:
    """Return the place or point with the `code` of a sign, None where there is none.

    One query. What has ended is what stands there now: signs outlive it.
    """
    places = Gazetteer()
    point = Point.objects.select_related("place").filter(code=code, active=True).first()
    standing = places.standing_at(point.place.code if point else code)
    named = places.proposal(standing)
    if named is None:
        return None
    where = places.at(standing)
    with override(settings.LANGUAGE_CODE):
        chinese = places.proposal(standing)
    around = chinese.name if chinese else ""
    exact = places.kind_of(standing) in EXACT
    return Here(
        name=local(point.name, point.name_en) if point else named.name,
        note=named.name if point else named.note,
        written=f"{around} {point.name}" if point else around,
        place=where.place,
        community=where.community,
        near=places.within(standing) if exact else frozenset(),
        standing=standing,
        point=point.code if point else "",
    )


def points_near(where: Here) -> tuple[PointShown, ...]:
    """Return where people can go around there. One query."""
    around = Gazetteer().around(where.standing)
    rows = Point.objects.filter(place__code__in=around, active=True).order_by("kind", "pk")
    found = rows.exclude(code=where.point)[:NEAR_MOST]
    return tuple(_shown(row) for row in found)


def _shown(row: Point) -> PointShown:
    where = local(row.address, row.address_en)
    note = " · ".join(filter(None, (where, row.hours, row.phone)))
    return PointShown(str(Point.Kind(row.kind).label), local(row.name, row.name_en), note)
