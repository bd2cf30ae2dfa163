"""What a resident typed, and the grids that it may mean: jx3, 锦绣3号楼, 青禾05."""

from dataclasses import dataclass

from taizhang.grids.plan import Named
from taizhang.places.gazetteer import Gazetteer
from taizhang.places.models import Place

TYPED_MOST = 60


@dataclass(frozen=True)
class Match:
    """A place that may be meant, and the grid that it lies in (or its community)."""

    code: str
    name: str
    note: str


def matches(text: str) -> tuple[Match, ...]:
    """Return what `text` may mean, best first, each with the code to go to."""
    places = Gazetteer()
    found = []
    for each in places.proposals(text[:TYPED_MOST]):
        code = places.grid_of(each.code) or places.community_of(each.code)
        found.append(Match(code or each.code, each.name, each.note))
    return tuple(found)


def one_grid(found: tuple[Match, ...], text: str) -> str:
    """Return the code to go to at once: all that was found leads there, or the text says it."""
    codes = {each.code for each in found}
    named = {each.code for each in found if each.name == text.strip()}
    if len(codes) == 1 or len(named) == 1:
        return (named or codes).pop()
    # Several may be meant by what was typed; where the text itself decides, it does.
    places = Gazetteer()
    sure = places.whereabouts(text[:TYPED_MOST], "").place
    return (places.grid_of(sure) or places.community_of(sure)) if sure else ""


def grids_there() -> tuple[Named, ...]:
    """Return the grids that there are, community by community."""
    return tuple(
        Named(code, name, around)
        for code, name, around in Gazetteer().of_kind(Place.Kind.GRID)
    )
