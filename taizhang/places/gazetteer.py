"""The office's places as a tree: what to offer, and which of them a text means.

One reader for whatever is typed, imported or put right: `whereabouts` decides, `proposals`
offers. A place that has ended is never offered; who names it is led to what it became.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from uuid import uuid4

from django.core.cache import cache
from django.utils.timezone import localdate

from taizhang.places.locating import Locator
from taizhang.places.models import OtherName, Place, Succession
from taizhang.places.names import KEPT_SECONDS, forget_names
from taizhang.places.order import in_order
from taizhang.tongue import local

# What lies in the same community or grid is not in “the same place”: recurrence would lie.
EXACT = frozenset({Place.Kind.ESTATE, Place.Kind.BUILDING, Place.Kind.UNIT})
EDITION = "places:edition"
PROPOSED_MOST = 8


@dataclass(frozen=True)
class Whereabouts:
    """A place and its community by code; "" where nobody can tell."""

    place: str = ""
    community: str = ""


@dataclass(frozen=True)
class Proposal:
    """A place that may be meant: its name in full, and in which community and grid it lies."""

    code: str
    name: str
    note: str


@dataclass(frozen=True)
class _Atlas:
    """All places by key and by code, and what finds the one that a text means.

    `later`: for each place that has ended, the keys of those as which it goes on.
    """

    rows: dict[int, Place]
    by_code: dict[str, Place]
    locator: Locator
    later: dict[int, list[int]] = field(default_factory=dict)

    @cached_property
    def parts(self) -> dict[int, list[Place]]:
        """What lies directly in each place, by its key."""
        found: dict[int, list[Place]] = {}
        for row in self.rows.values():
            found.setdefault(row.parent_id or 0, []).append(row)
        return found


class Gazetteer:
    """The office's places. Two queries, once a minute, when first needed.

    A third one where places have ended.
    """

    @cached_property
    def _atlas(self) -> _Atlas:
        return _read(edition())

    @property
    def _rows(self) -> dict[int, Place]:
        return self._atlas.rows

    @property
    def _by_code(self) -> dict[str, Place]:
        return self._atlas.by_code

    def names(self) -> list[str]:
        """Return what to offer while somebody writes where it is; buildings in full."""
        return [
            self._in_full(place)
            for place in self._rows.values()
            if _exact(place) and place.ended_on is None
        ]

    def options(self, besides: str = "") -> list[tuple[str, str]]:
        """Return (code, name after those of the places around it) below the subdistrict.

        Places that have ended are left out, but for the one called `besides`.
        """
        return [
            (place.code, " ".join(reversed([_named(row) for row in self._upwards(place)])))
            for place in self._rows.values()
            if place.kind != Place.Kind.SUBDISTRICT
            and (place.ended_on is None or place.code == besides)
        ]

    def community_of(self, code: str) -> str:
        """Return the code of the community in which the place `code` lies, "" for none."""
        place = self._by_code.get(code)
        around = self._upwards(place) if place else ()
        return next((r.code for r in around if r.kind == Place.Kind.COMMUNITY), "")

    def grid_of(self, code: str) -> str:
        """Return the code of the grid in which the place `code` lies, "" for none."""
        place = self._by_code.get(code)
        around = self._upwards(place) if place else ()
        return next((r.code for r in around if r.kind == Place.Kind.GRID), "")

    def estate_of(self, code: str) -> str:
        """Return the code of the estate in which the place `code` lies, "" for none."""
        place = self._by_code.get(code)
        around = self._upwards(place) if place else ()
        return next((r.code for r in around if r.kind == Place.Kind.ESTATE), "")

    def of_kind(self, kind: str) -> list[tuple[str, str, str]]:
        """Return (code, name, name of its community) of the places of `kind` that there are."""
        return [
            (row.code, _named(row), self.name_of(self.community_of(row.code)))
            for row in self._rows.values()
            if row.kind == kind and row.ended_on is None
        ]

    def root(self) -> str:
        """Return the code of the subdistrict, "" while nobody has entered it."""
        kind = Place.Kind.SUBDISTRICT
        return next((row.code for row in self._rows.values() if row.kind == kind), "")

    def there(self, code: str) -> bool:
        """Return whether there is such a place today."""
        place = self._by_code.get(code)
        return place is not None and place.ended_on is None

    def parts_of(self, code: str) -> list[tuple[str, str]]:
        """Return (code, name) of what lies directly in the place `code`, and is there."""
        place = self._by_code.get(code)
        parts = self._atlas.parts.get(place.pk, []) if place else []
        return [(row.code, _named(row)) for row in parts if row.ended_on is None]

    def within(self, code: str) -> frozenset[str]:
        """Return the codes of the place `code` and of all that lies in it.

        Of one that has ended, also of what it goes on as: whoever answered for a grid
        answers for its parts until somebody says which of them.
        """
        place = self._by_code.get(code)
        found = [place] if place else []
        for row in found:
            found += self._atlas.parts.get(row.pk, ())
            found += [self._rows[key] for key in self._atlas.later.get(row.pk, ())]
        return frozenset(row.code for row in found)

    def name_of(self, code: str) -> str:
        """Return the name of the place `code`, the code itself where there is none."""
        place = self._by_code.get(code)
        return self._in_full(place) if place else code

    def standing_at(self, code: str) -> str:
        """Return the code of what stands today for the place `code`, "" for none.

        Signs outlive what they hang on: an ended place is its one heir, or what is around.
        """
        place = self._standing(self._by_code.get(code), localdate())
        return place.code if place else ""

    def around(self, code: str) -> frozenset[str]:
        """Return the codes of the place `code`, and of the two next larger ones around it."""
        place = self._by_code.get(code)
        upwards = [row.code for row in self._upwards(place)] if place else []
        return frozenset(upwards[:3])

    def at(self, code: str) -> Whereabouts:
        """Return the place `code` and its community, as `whereabouts` does for a text."""
        exact = self.kind_of(code) in EXACT
        return Whereabouts(code if exact else "", self.community_of(code))

    def kind_of(self, code: str) -> str:
        """Return the kind of the place `code`, "" for none."""
        place = self._by_code.get(code)
        return place.kind if place else ""

    def building_of(self, code: str) -> str:
        """Return the code of the building that a unit of it lies in, else `code` itself."""
        place = self._by_code.get(code)
        around = self._upwards(place) if place else ()
        return next((r.code for r in around if r.kind != Place.Kind.UNIT), code)

    def community_meant(self, text: str) -> str:
        """Return the code of the community that `text` names, "" for none."""
        if not text.strip():
            return ""
        locator = self._atlas.locator
        return self.community_of(
            locator.locate(text) or locator.locate(f"{text}社区") or ""
        )

    def whereabouts(
        self, text: str, community: str, on: dt.date | None = None
    ) -> Whereabouts:
        """Return what `text` means; the `community` that was chosen helps, and wins.

        `on`: the day it speaks of, today by default. What had ended by then is not meant:
        its one successor is, or what it lay in.
        """
        if not text.strip():
            return Whereabouts(community=community)
        locator = self._atlas.locator
        chosen = self._by_code.get(community)
        helped = locator.locate(f"{chosen.name}{text}") if chosen else None
        named = self._by_code.get(helped or locator.locate(text) or "")
        found = self._standing(named, on or localdate())
        if found is None:
            return Whereabouts(community=community)
        around = self.community_of(found.code)
        if community and around != community:
            return Whereabouts(community=community)
        return Whereabouts(found.code if _exact(found) else "", around)

    def proposals(
        self, text: str, community: str = "", most: int = PROPOSED_MOST
    ) -> tuple[Proposal, ...]:
        """Return the places that somebody who types `text` may mean, best first."""
        found: dict[int, Place] = {}
        for code in self._atlas.locator.rank(text, community):
            for place in self._living(self._by_code[code]):
                found.setdefault(place.pk, place)
            if len(found) >= most:
                break
        return tuple(self._proposal(place) for place in [*found.values()][:most])

    def proposal(self, code: str) -> Proposal | None:
        """Return the place `code` as it would be proposed, None where there is none."""
        place = self._by_code.get(code)
        return self._proposal(place) if place else None

    def _proposal(self, place: Place) -> Proposal:
        around = [row for row in self._upwards(place) if row != place and not _exact(row)]
        names = [_named(row) for row in reversed(around)]
        return Proposal(place.code, self._in_full(place), " · ".join(names))

    def _in_full(self, place: Place) -> str:
        """Return the name after those of the places around it that it does not say itself."""
        own = _named(place)
        if not _exact(place):
            return own
        whole = ""
        for row in reversed([row for row in self._upwards(place) if _exact(row)]):
            name = _named(row)
            between = " " if name.isascii() and whole else ""
            whole = name if name.startswith(whole) else f"{whole}{between}{name}"
        return whole

    def _living(self, place: Place) -> Iterator[Place]:
        """Yield the place, or those as which it goes on, however often they were split."""
        if place.ended_on is None:
            yield place
            return
        for key in self._atlas.later.get(place.pk, ()):
            yield from self._living(self._rows[key])

    def _standing(self, place: Place | None, on: dt.date) -> Place | None:
        """Return what stands on the day `on` for `place`: itself, its heir, what is around."""
        while place is not None and place.ended_on is not None and place.ended_on <= on:
            later = self._atlas.later.get(place.pk, [])
            alone = self._rows[later[0]] if len(later) == 1 else None
            place = alone or self._rows.get(place.parent_id or 0)
        return place

    def _upwards(self, row: Place) -> Iterator[Place]:
        """Yield a place and those around it below the subdistrict, the smallest first."""
        here: Place | None = row
        while here is not None and here.kind != Place.Kind.SUBDISTRICT:
            yield here
            here = self._rows.get(here.parent_id or 0)


def edition() -> str:
    """Return by what the places as they are now are known: what follows from them alone
    may be kept under it, and is made anew once they change.
    """
    known: str | None = cache.get_or_set(EDITION, _next_edition, KEPT_SECONDS)
    return known or _next_edition()


def forget() -> None:
    """Have everybody in this process read the places anew: they were changed."""
    cache.delete(EDITION)
    forget_names()


@lru_cache(maxsize=2)
def _read(_edition: str) -> _Atlas:
    """Return the atlas, read anew for each edition: a process draws it for every matter."""
    rows = in_order(Place.objects.order_by("pk"))
    later: dict[int, list[int]] = {}
    if any(row.ended_on for row in rows):
        for earlier, key in Succession.objects.order_by("pk").values_list(
            "earlier_id", "later_id"
        ):
            later.setdefault(earlier, []).append(key)
    return _Atlas(
        {row.pk: row for row in rows},
        {row.code: row for row in rows},
        Locator(rows, OtherName.objects.order_by("pk")),
        later,
    )


def _next_edition() -> str:
    return uuid4().hex


def _exact(row: Place) -> bool:
    return row.kind in EXACT


def _named(row: Place) -> str:
    return local(row.name, row.name_en)
