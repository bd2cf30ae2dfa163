"""What places and categories are called, for lists: short tables that change once a year.

A place that has ended keeps its name, and says beside it since when and why it is no more.

Categories and communities are kept for a minute by each process, so that a list does not
ask for them again and again; a renamed one shows its old name for that long.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar, cast

from django.conf import settings
from django.core.cache import cache
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from taizhang.places import directory
from taizhang.places.models import Place, Succession
from taizhang.tongue import local

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
    """Return the names of the communities, by code, in their own order, ended ones too."""
    return _kept("communities", _community_names)


def communities_there() -> dict[str, str]:
    """Return the names of the communities that new matters may be in, by code."""
    return _kept("communities-there", lambda: _community_names(ended=False))


def place_names(codes: Iterable[str]) -> dict[str, PlaceNamed]:
    """Return what the places `codes` are called. One query, whatever their level.

    A second one where one of them has ended.
    """
    found = Place.objects.select_related("parent__parent__parent__parent")
    rows = [*found.filter(code__in=set(codes))]
    why = _fates([row for row in rows if row.ended_on])
    return {row.code: _named(row, why.get(row.pk, "")) for row in rows}


def fate(row: Place, became: Succession | None) -> str:
    """Return since when a place is no more, and why: “2026-05-01 已拆分”."""
    words = {
        "": _("%(day)s 已停用"),
        Succession.Kind.SPLIT.value: _("%(day)s 已拆分"),
        Succession.Kind.MERGED.value: _("%(day)s 已合并"),
    }
    return words[became.kind if became else ""] % {"day": f"{row.ended_on:%Y-%m-%d}"}


def forget_names() -> None:
    """Ask for the names of communities anew, in whichever language."""
    for language, _name in settings.LANGUAGES:
        for kept in ("communities", "communities-there"):
            cache.delete(f"names:{kept}:{language}")


def _community_names(*, ended: bool = True) -> dict[str, str]:
    rows = Place.objects.filter(kind=Place.Kind.COMMUNITY).order_by("order", "pk")
    why = _fates([row for row in rows if row.ended_on]) if ended else {}
    return {
        row.code: _with_fate(local(row.name, row.name_en), why.get(row.pk, ""))
        for row in rows
        if ended or row.ended_on is None
    }


def _fates(rows: list[Place]) -> dict[int, str]:
    """Return what became of the places `rows`, which have ended. At most one query."""
    if not rows:
        return {}
    became = {each.earlier_id: each for each in Succession.objects.filter(earlier__in=rows)}
    return {row.pk: fate(row, became.get(row.pk)) for row in rows}


def _with_fate(name: str, said: str) -> str:
    return _("%(name)s（%(fate)s）") % {"name": name, "fate": said} if said else name


def _category_groups() -> list[tuple[str, list[tuple[str, str]]]]:
    parts: dict[str, list[tuple[str, str]]] = {}
    for category in directory.categories():
        parts.setdefault(category.parent, []).append((category.code, category.name))
    return [(name, parts.get(code) or [(code, name)]) for code, name in parts.get("", ())]


def _named(row: Place, said: str) -> PlaceNamed:
    around = {above.kind: local(above.name, above.name_en) for above in _above(row)}
    community = around.get(Place.Kind.COMMUNITY, "")
    grid = around.get(Place.Kind.GRID, "")
    # Most offices name their grids after the community: once is enough.
    twice = bool(grid) and grid.startswith(community[:2])
    note = (grid,) if twice else (community, grid)
    name = " ".join(_said_once(_in_full(row, around)))
    return PlaceNamed(_with_fate(name, said), " · ".join(filter(None, note)))


def _in_full(row: Place, around: dict[str, str]) -> list[str]:
    """Return the names that make up that of a place: every estate has a building 3."""
    inside = {Place.Kind.BUILDING: [Place.Kind.ESTATE]}
    inside[Place.Kind.UNIT] = [Place.Kind.ESTATE, Place.Kind.BUILDING]
    above = [around.get(kind, "") for kind in inside.get(Place.Kind(row.kind), [])]
    return [*filter(None, above), local(row.name, row.name_en)]


def _said_once(names: list[str]) -> list[str]:
    """Return `names` without those that the next one says again."""
    following = [*names[1:], ""]
    return [
        name
        for name, after in zip(names, following, strict=True)
        if not after.startswith(name)
    ]


def _above(row: Place) -> Iterator[Place]:
    """Yield what `row` lies in, as far as it was read with it: four levels."""
    higher = row
    for _level in range(4):
        if higher.parent is None:
            return
        higher = higher.parent
        yield higher


def _kept(name: str, ask: Callable[[], T]) -> T:
    key = f"names:{name}:{get_language()}"
    return cast(T, cache.get_or_set(key, ask, KEPT_SECONDS))
