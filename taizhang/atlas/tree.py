"""All places at once, as the pages walk through them: read anew for each page, one query."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from django.http import Http404

from taizhang.core.places import MAY_LIE_UNDER, Kind, parts_of
from taizhang.ledger.located import Located
from taizhang.places.models import Place
from taizhang.places.order import in_order
from taizhang.tongue import local

# A list narrowed to more places than that has an address too long to send anybody.
NAMED_IN_ADDRESS = 80


@dataclass(frozen=True)
class Tree:
    """The places by code, in the order of the tree, and what lies in each."""

    rows: dict[str, Place]
    under: dict[int | None, list[Place]]

    @property
    def root(self) -> Place | None:
        """The subdistrict, None while nobody has entered it."""
        kind = Place.Kind.SUBDISTRICT
        return next((row for row in self.rows.values() if row.kind == kind), None)

    def place(self, code: str) -> Place:
        """Return the place `code`.

        Raises:
            Http404: there is none.
        """
        found = self.rows.get(code)
        if found is None:
            raise Http404
        return found

    def parts(self, row: Place) -> list[Place]:
        """Return what lies directly in a place and is still there."""
        return [part for part in self.under.get(row.pk, []) if part.ended_on is None]

    def ended_parts(self, row: Place) -> list[Place]:
        """Return what lay directly in a place and has ended."""
        return [part for part in self.under.get(row.pk, []) if part.ended_on]

    def inside(self, row: Place) -> Iterator[Place]:
        """Yield everything in a place, at whatever depth, itself not."""
        for part in self.under.get(row.pk, []):
            yield part
            yield from self.inside(part)

    def upwards(self, row: Place) -> list[Place]:
        """Return what a place lies in, the largest first."""
        by_key = {each.pk: each for each in self.rows.values()}
        found: list[Place] = []
        here = by_key.get(row.parent_id or 0)
        while here is not None:
            found.append(here)
            here = by_key.get(here.parent_id or 0)
        return found[::-1]

    def holds(self, row: Place) -> Counter[str]:
        """Return how many places of each kind lie in a place and are there."""
        return Counter(each.kind for each in self.inside(row) if each.ended_on is None)

    def codes(self, row: Place) -> list[str]:
        """Return the codes of a place and of everything in it."""
        return [row.code, *(each.code for each in self.inside(row))]

    def open_count(self, row: Place, located: Located) -> int:
        """Return how many open matters lie in a place."""
        if row.kind == Place.Kind.SUBDISTRICT:
            return sum(located.communities.values())
        if row.kind == Place.Kind.COMMUNITY:
            return located.communities.get(row.code, 0)
        return sum(located.places.get(code, 0) for code in self.codes(row))

    def homes_for(self, row: Place) -> list[tuple[str, str]]:
        """Return (code, name in full) of the places under which `row` could lie."""
        kinds = MAY_LIE_UNDER[Kind(row.kind)]
        itself = set(self.codes(row))
        return [
            (each.code, self.named_in_full(each))
            for each in self.rows.values()
            if each.kind in kinds and each.ended_on is None and each.code not in itself
        ]

    def beside(self, row: Place) -> list[Place]:
        """Return the places of the same kind in the same place, which are there."""
        return [
            each
            for each in self.under.get(row.parent_id, [])
            if each.kind == row.kind and each.ended_on is None and each != row
        ]

    def kinds_in(self, row: Place) -> tuple[Kind, ...]:
        """Return the kinds of places that may be added to a place; () once it has ended."""
        return () if row.ended_on else parts_of(Kind(row.kind))

    def named_in_full(self, row: Place) -> str:
        """Return the name after those of what is around it, the subdistrict left out."""
        return " ".join(named(each) for each in [*self.upwards(row)[1:], row])


def tree() -> Tree:
    """Return the places as they stand now. One query."""
    rows = in_order(Place.objects.order_by("pk"))
    under: dict[int | None, list[Place]] = {}
    for row in rows:
        under.setdefault(row.parent_id, []).append(row)
    return Tree({row.code: row for row in rows}, under)


def named(row: Place) -> str:
    """Return the name in the reader's language."""
    return local(row.name, row.name_en)
