"""Which places somebody goes round: those of the posts they hold, or of their unit."""

from django.utils.timezone import localdate

from taizhang.core.seeing import Reach
from taizhang.core.visiting import Kind
from taizhang.people.models import User
from taizhang.people.posts import holding_on
from taizhang.places.gazetteer import Gazetteer
from taizhang.places.models import Place

Codes = frozenset[str] | None
KIND = {Reach.GRID: Kind.COVERAGE, Reach.COMMUNITY: Kind.AREA}


def patch_of(user: User) -> Codes:
    """Return the codes of the places that `user` goes round; None: of the whole office.

    One query.
    """
    places = Gazetteer()
    held = holding_on(localdate()).filter(person=user).values_list("place", flat=True)
    grids = [code for code in held if places.kind_of(code) == Place.Kind.GRID]
    own = [user.area] if user.area else grids or [user.unit.area]
    wanted = [code for code in own if code]
    if not wanted:
        return None if user.role.reach == Reach.OFFICE else frozenset()
    return frozenset().union(*map(places.within, wanted))


def kind_for(user: User) -> Kind:
    """Return how `user` goes round: grid leaders everywhere, communities, the office to spots."""
    return KIND.get(Reach(user.role.reach), Kind.SPOT)


def inside(code: str, patch: Codes) -> bool:
    """Return whether the place `code` lies in a patch."""
    return patch is None or code in patch
