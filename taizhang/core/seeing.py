"""Who may see which matter. Pages, lists, counts, files and exports all go by this.

Source: docs/sources.md#privacy.
"""

from dataclasses import dataclass
from enum import StrEnum


class Reach(StrEnum):
    """How far a role sees (范围). Whatever its reach, people see what they work on.

    But for the last two: an auditor sees none, and a council member reads by the link of each
    meeting what became of its resolutions, without an account (ADR 26).
    """

    OFFICE = "office"
    COMMUNITY = "community"
    GRID = "grid"
    UNIT = "unit"
    COUNCIL = "council"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Sight:
    """What somebody may see: everything, or the matters of any of these codes.

    `person` handles a matter or was first asked about it. `own_unit`: what a resident
    complains of is never shown to the unit itself, whatever else somebody may see.
    `others`: what those see whom they stand in for.
    """

    whole: bool = False
    communities: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()
    person: str = ""
    own_unit: str = ""
    others: tuple["Sight", ...] = ()


@dataclass(frozen=True)
class Looked:
    """What of a matter decides who sees it, all codes and pseudonyms, "" for none.

    `supporting`: units that help the one that handles it.
    """

    community: str = ""
    place: str = ""
    unit: str = ""
    handler: str = ""
    first_contact: str = ""
    supporting: frozenset[str] = frozenset()
    complained_of: str = ""


@dataclass(frozen=True)
class Offered:
    """What of a matter decides which partners see it offered; `tags` empty: it is not."""

    tags: frozenset[str] = frozenset()
    complained_of: str = ""


@dataclass(frozen=True)
class Area:
    """What somebody answers for: a community, or with `places` a grid within it."""

    community: str = ""
    places: frozenset[str] = frozenset()


EVERYTHING = Sight(whole=True)
NOTHING = Sight()
NOWHERE = Area()


def sees(sight: Sight, matter: Looked) -> bool:
    """Return whether somebody of that `sight` may see `matter`."""
    if sight.own_unit and sight.own_unit == matter.complained_of:
        return False
    theirs = bool(sight.person) and sight.person in {matter.handler, matter.first_contact}
    return (
        sight.whole
        or theirs
        or matter.community in sight.communities
        or matter.place in sight.places
        or bool(sight.units & {matter.unit, *matter.supporting})
        or any(sees(other, matter) for other in sight.others)
    )


def sees_offer(unit: str, tags: frozenset[str], matter: Offered) -> bool:
    """Return whether somebody of `unit`, which bears `tags`, sees `matter` on the board.

    There it stands without anything of the resident's: not their words, name or number,
    and no place below the building. Only claiming it opens the matter itself.
    """
    return bool(unit) and unit != matter.complained_of and bool(tags & matter.tags)


def sight(reach: Reach, person: str, unit: str, area: Area = NOWHERE) -> Sight:
    """Return what `person` of `unit` sees, whose role has that `reach` over that `area`.

    Without an area to answer for, only what they or their unit work on is left.
    """
    if reach in {Reach.NOTHING, Reach.COUNCIL}:
        return Sight(own_unit=unit)
    around = area if reach in {Reach.COMMUNITY, Reach.GRID} else NOWHERE
    # Whoever answers for a grid of which nobody said which one sees its community.
    in_grid = reach is Reach.GRID and bool(around.places)
    return Sight(
        whole=reach is Reach.OFFICE,
        communities=frozenset() if in_grid else frozenset({around.community} - {""}),
        places=around.places if in_grid else frozenset(),
        units=frozenset({unit} - {""}),
        person=person,
        own_unit=unit,
    )
