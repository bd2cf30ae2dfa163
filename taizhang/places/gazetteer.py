"""The office's places as a tree: what to offer, and which of them a text means."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from uuid import uuid4

from django.core.cache import cache

from taizhang.places.directory import local
from taizhang.places.locating import Locator
from taizhang.places.models import Place
from taizhang.places.names import KEPT_SECONDS

# What lies in the same community or grid is not in “the same place”: recurrence would lie.
EXACT = frozenset({Place.Kind.ESTATE, Place.Kind.BUILDING})


@dataclass(frozen=True)
class Whereabouts:
    """A place and its community by code; "" where nobody can tell."""

    place: str = ""
    community: str = ""


@dataclass(frozen=True)
class _Atlas:
    """All places by key and by code, and what finds the one that a text means."""

    rows: dict[int, Place]
    by_code: dict[str, Place]
    locator: Locator

    @cached_property
    def parts(self) -> dict[int, list[Place]]:
        """What lies directly in each place, by its key."""
        found: dict[int, list[Place]] = {}
        for row in self.rows.values():
            found.setdefault(row.parent_id or 0, []).append(row)
        return found


class Gazetteer:
    """The office's places. Two queries, once a minute, when first needed."""

    @cached_property
    def _atlas(self) -> _Atlas:
        edition = cache.get_or_set("places:edition", _next_edition, KEPT_SECONDS)
        return _read(edition or _next_edition())

    @property
    def _rows(self) -> dict[int, Place]:
        return self._atlas.rows

    @property
    def _by_code(self) -> dict[str, Place]:
        return self._atlas.by_code

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

    def within(self, code: str) -> frozenset[str]:
        """Return the codes of the place `code` and of all that lies in it."""
        place = self._by_code.get(code)
        found = [place] if place else []
        for row in found:
            found += self._atlas.parts.get(row.pk, ())
        return frozenset(row.code for row in found)

    def kind_of(self, code: str) -> str:
        """Return the kind of the place `code`, "" for none."""
        place = self._by_code.get(code)
        return place.kind if place else ""

    def whereabouts(self, text: str, community: str) -> Whereabouts:
        """Return what `text` means; the `community` that was chosen helps, and wins."""
        if not text.strip():
            return Whereabouts(community=community)
        locator = self._atlas.locator
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


@lru_cache(maxsize=2)
def _read(_edition: str) -> _Atlas:
    """Return the atlas, read anew for each edition: a process draws it for every matter."""
    rows = {row.pk: row for row in Place.objects.order_by("pk")}
    return _Atlas(rows, {row.code: row for row in rows.values()}, Locator())


def _next_edition() -> str:
    return uuid4().hex


def _exact(row: Place) -> bool:
    return row.kind in EXACT


def _named(row: Place) -> str:
    return local(row.name, row.name_en)
