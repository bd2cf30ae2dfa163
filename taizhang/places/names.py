"""What places and categories are called, for lists: short tables that change once a year.

Categories and communities are kept for a minute by each process, so that a list does not
ask for them again and again; a renamed one shows its old name for that long.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar, cast

from django.core.cache import cache
from django.utils.translation import get_language

from taizhang.places import directory
from taizhang.places.directory import local
from taizhang.places.models import Place

KEPT_SECONDS = 60
T = TypeVar("T")


@dataclass(frozen=True)
class PlaceNamed:
    """A place by name, with the quieter line under it: community and grid."""

    name: str
    note: str


def category_names() -> dict[str, str]:
    """Return the names of the active categories, by code."""
    return _kept("categories", lambda: {c.code: c.name for c in directory.categories()})


def category_groups() -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the lower categories (code, name) under the names of the upper ones.

    One without parts stands alone under its own name.
    """
    return _kept("category-groups", _category_groups)


def community_names() -> dict[str, str]:
    """Return the names of the communities, by code, in their own order."""
    return _kept("communities", lambda: {c.code: c.name for c in directory.communities()})


def place_names(codes: Iterable[str]) -> dict[str, PlaceNamed]:
    """Return what the places `codes` are called. One query, whatever their level."""
    rows = Place.objects.select_related("parent__parent__parent")
    return {row.code: _named(row) for row in rows.filter(code__in=set(codes))}


def _category_groups() -> list[tuple[str, list[tuple[str, str]]]]:
    parts: dict[str, list[tuple[str, str]]] = {}
    for category in directory.categories():
        parts.setdefault(category.parent, []).append((category.code, category.name))
    return [(name, parts.get(code) or [(code, name)]) for code, name in parts.get("", ())]


def _named(row: Place) -> PlaceNamed:
    around = {above.kind: local(above.name, above.name_en) for above in _above(row)}
    estate = around.get(Place.Kind.ESTATE, "")
    community = around.get(Place.Kind.COMMUNITY, "")
    grid = around.get(Place.Kind.GRID, "")
    own = local(row.name, row.name_en)
    # There is a building 3 in every estate, unless its name says in which.
    common = row.kind == Place.Kind.BUILDING and not own.startswith(estate)
    name = (estate, own) if common else (own,)
    # Most offices name their grids after the community: once is enough.
    twice = bool(grid) and grid.startswith(community[:2])
    note = (grid,) if twice else (community, grid)
    return PlaceNamed(" ".join(filter(None, name)), " · ".join(filter(None, note)))


def _above(row: Place) -> Iterator[Place]:
    """Yield what `row` lies in, as far as it was read with it: three levels."""
    higher = row
    for _level in range(3):
        if higher.parent is None:
            return
        higher = higher.parent
        yield higher


def _kept(name: str, ask: Callable[[], T]) -> T:
    key = f"names:{name}:{get_language()}"
    return cast(T, cache.get_or_set(key, ask, KEPT_SECONDS))
