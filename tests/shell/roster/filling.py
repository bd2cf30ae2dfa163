"""How tests put people into posts and read who holds them."""

from typing import Any

from django.utils.timezone import localdate

from taizhang.core.vocabulary import Actor
from taizhang.people.models import Holding, PostKind
from taizhang.people.posts import holding_on, name_of
from tests.cast import SUN_ADMINISTRATOR, account, signed_in

GRID, COMMUNITY = "beihu-05", "beihu"


def held(
    place: str = GRID, kind: str = "grid-leader", who: Any = None, **more: Any
) -> Holding:
    """Put an account, or a name, into a post; return the holding."""
    person = account(who) if isinstance(who, Actor) else None
    name = "" if person else str(who or "王秀英")
    row = PostKind.objects.get(code=kind)
    return Holding.objects.create(
        kind=row, place=place, person=person, name=name, since=localdate(), **more
    )


def holders(place: str = GRID, kind: str = "grid-leader") -> list[str]:
    """Return who holds a post today."""
    rows = holding_on(localdate()).filter(place=place, kind__code=kind)
    return [name_of(row) for row in rows]


def keeper() -> Any:
    """Return the browser of the administrator."""
    return signed_in(SUN_ADMINISTRATOR)


def seat(place: str = GRID, kind: str = "grid-leader", **said: Any) -> Any:
    """Send the form of a post; return the answer."""
    fields = {"since": localdate().isoformat(), "shown": "on"} | said
    return keeper().post(f"/posts/at/{place}/{kind}/", fields)
