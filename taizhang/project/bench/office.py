"""The office that is measured: units, people and places of the demo, without its stories."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.timezone import localdate

from taizhang.core.standards import Preset
from taizhang.core.vocabulary import Actor
from taizhang.demo.cast import LI, PASSWORD, ZHENG, gather
from taizhang.demo.places import lay_out
from taizhang.people.identity import actor_of
from taizhang.people.models import User
from taizhang.places import directory
from taizhang.places.calendar import ensure_calendar
from taizhang.places.defaults import ensure_categories

CLERK, VERIFIER, ADMINISTRATOR = LI, ZHENG, "suntao"
WORD = PASSWORD


@dataclass(frozen=True)
class Staffed:
    """Who does what in the filled ledger, and where it happens.

    `handlers` come from several units. `spots`: (community, place) of each building.
    """

    clerk: Actor
    verifier: Actor
    importer: Actor
    handlers: tuple[Actor, ...]
    spots: tuple[tuple[str, str], ...]


def settle() -> Staffed:
    """Set the office up unless it is there, and return who works in it."""
    if not User.objects.exists():
        with transaction.atomic():
            ensure_categories()
            ensure_calendar(localdate())
            directory.settle("青禾街道", preset=Preset.FULL, demo=True, initials="qhjd")
            gather()
            lay_out()
    rows = User.objects.select_related("unit", "role").order_by("pk")
    people = {user.username: user for user in rows}
    handlers = [user for user in people.values() if user.role.code == "handler"]
    buildings = [place for place in directory.places() if place.kind == "building"]
    return Staffed(
        clerk=actor_of(people[CLERK]),
        verifier=actor_of(people[VERIFIER]),
        importer=actor_of(people[ADMINISTRATOR]),
        handlers=tuple(map(actor_of, handlers)),
        spots=tuple((place.community, place.code) for place in buildings),
    )
