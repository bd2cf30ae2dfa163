"""The office's places as a tree: what to offer, and which of them a text means."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from taizhang.places.directory import local
from taizhang.places.locating import Locator
from taizhang.places.models import Place

# What lies in the same community or grid is not in “the same place”: recurrence would lie.
EXACT = frozenset({Place.Kind.ESTATE, Place.Kind.BUILDING})


@dataclass(frozen=True)
class Whereabouts:
    """A place and its community by code; "" where nobody can tell."""

    place: str = ""
    community: str = ""


class Gazetteer:
    """The office's places, read once for a page, when first needed. One query."""

    @cached_property
    def _rows(self) -> dict[int, Place]:
        return {row.pk: row for row in Place.objects.order_by("pk")}

    @cached_property
    def _by_code(self) -> dict[str, Place]:
        return {row.code: row for row in self._rows.values()}

    def names(self) -> list[str]:
        """Return what to offer while somebody writes where it is; buildings in full."""
        return [
            "".join(row.name for row in reversed([*self._upwards(place)]) if _exact(row))
            for place in self._rows.values()
            if _exact(place)
        ]

    def options(self) -> list[tuple[str, str]]:
        """Return (code, name after those of the places around it) below the subdistrict."""
        return [
            (place.code, " ".join(reversed([_named(row) for row in self._upwards(place)])))
            for place in self._rows.values()
            if place.kind != Place.Kind.SUBDISTRICT
        ]

    def community_of(self, code: str) -> str:
        """Return the code of the community in which the place `code` lies, "" for none."""
        place = self._by_code.get(code)
        around = self._upwards(place) if place else ()
        return next((r.code for r in around if r.kind == Place.Kind.COMMUNITY), "")

    def whereabouts(self, text: str, community: str) -> Whereabouts:
        """Return what `text` means; the `community` that was chosen helps, and wins.

        One query, where there is a text.
        """
        if not text.strip():
            return Whereabouts(community=community)
        locator = Locator()
        chosen = self._by_code.get(community)
        helped = locator.locate(f"{chosen.name}{text}") if chosen else None
        found = self._by_code.get(helped or locator.locate(text) or "")
        if found is None:
            return Whereabouts(community=community)
        around = self.community_of(found.code)
        if community and around != community:
            return Whereabouts(community=community)
        return Whereabouts(found.code if _exact(found) else "", around)

    def _upwards(self, row: Place) -> Iterator[Place]:
        """Yield a place and those around it below the subdistrict, the smallest first."""
        here: Place | None = row
        while here is not None and here.kind != Place.Kind.SUBDISTRICT:
            yield here
            here = self._rows.get(here.parent_id or 0)


def _exact(row: Place) -> bool:
    return row.kind in EXACT


def _named(row: Place) -> str:
    return local(row.name, row.name_en)
