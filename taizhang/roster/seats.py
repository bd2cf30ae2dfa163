"""Which posts there are to be at which place, who holds them, and which are vacant."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.timezone import localdate

from taizhang.people.models import PostKind
from taizhang.people.posts import (
    KindShown,
    PostHeld,
    held_at,
    holding_on,
    kinds_in_use,
)
from taizhang.places.gazetteer import Gazetteer


@dataclass(frozen=True)
class Seat:
    """A post at a place and who holds it; nobody where it is vacant."""

    kind: str
    post: str
    committee: str
    holders: tuple[PostHeld, ...]
    url: str


@dataclass(frozen=True)
class Station:
    """A place with its seats. `vacant` counts those that nobody holds."""

    code: str
    name: str
    seats: tuple[Seat, ...]

    @property
    def vacant(self) -> int:
        """How many posts nobody holds."""
        return sum(not seat.holders for seat in self.seats)


@dataclass(frozen=True)
class Area:
    """A community, with its own posts and those of its grids counted."""

    code: str
    name: str
    held: int
    needed: int

    @property
    def vacant(self) -> int:
        """How many posts nobody holds."""
        return self.needed - self.held


@dataclass(frozen=True)
class Overview:
    """The posts of the subdistrict, and the communities with what they lack."""

    top: Station | None
    areas: tuple[Area, ...]
    needed: int
    vacant: int
    kinds: int


@dataclass(frozen=True)
class Vacancy:
    """A post that nobody holds."""

    place: str
    around: str
    post: str
    url: str


@dataclass
class _Needs:
    """What each place is to have: kinds by level, places by level in order."""

    kinds: tuple[KindShown, ...] = field(default_factory=kinds_in_use)
    places: Gazetteer = field(default_factory=Gazetteer)

    def at(self, code: str) -> list[KindShown]:
        level = self.places.kind_of(code)
        return [kind for kind in self.kinds if kind.level == level]

    def codes(self) -> list[str]:
        levels = (PostKind.Level.COMMUNITY, PostKind.Level.GRID)
        below = [row[0] for level in levels for row in self.places.of_kind(level)]
        return [code for code in (self.places.root(), *below) if code]


def overview() -> Overview:
    """Return how full the posts are. Three queries."""
    needs = _Needs()
    taken = _taken()
    areas: dict[str, list[int]] = {}
    needed = vacant = 0
    for code in needs.codes():
        wanted = needs.at(code)
        there = sum((kind.code, code) in taken for kind in wanted)
        needed, vacant = needed + len(wanted), vacant + len(wanted) - there
        if community := needs.places.community_of(code):
            counts = areas.setdefault(community, [0, 0])
            counts[0], counts[1] = counts[0] + there, counts[1] + len(wanted)
    root = needs.places.root()
    named = needs.places.name_of
    return Overview(
        top=stations([root])[0] if root else None,
        areas=tuple(Area(code, named(code), *counts) for code, counts in areas.items()),
        needed=needed,
        vacant=vacant,
        kinds=len(needs.kinds),
    )


def vacancies() -> tuple[Vacancy, ...]:
    """Return every post that nobody holds, place by place. Two queries."""
    needs, taken = _Needs(), _taken()
    places = needs.places
    return tuple(
        Vacancy(
            place=places.name_of(code),
            around=_around(code, places),
            post=kind.name,
            url=reverse("roster:seat", args=[code, kind.code]),
        )
        for code in needs.codes()
        for kind in needs.at(code)
        if (kind.code, code) not in taken
    )


def community(code: str) -> tuple[Station, ...]:
    """Return a community and its grids, with their seats. Three queries."""
    places = Gazetteer()
    grids = [
        grid
        for grid, _name, _around in places.of_kind(PostKind.Level.GRID)
        if places.community_of(grid) == code
    ]
    return stations([code, *grids])


def stations(codes: Iterable[str]) -> tuple[Station, ...]:
    """Return places with their seats, in the order given."""
    needs, wanted = _Needs(), list(codes)
    held: dict[tuple[str, str], list[PostHeld]] = {}
    for each in held_at(wanted):
        held.setdefault((each.kind, each.place), []).append(each)
    return tuple(
        Station(code, needs.places.name_of(code), _seats(needs.at(code), code, held))
        for code in wanted
    )


def _seats(
    kinds: Iterable[KindShown],
    code: str,
    held: Mapping[tuple[str, str], list[PostHeld]],
) -> tuple[Seat, ...]:
    return tuple(
        Seat(
            kind=kind.code,
            post=kind.name,
            committee=kind.committee,
            holders=tuple(held.get((kind.code, code), ())),
            url=reverse("roster:seat", args=[code, kind.code]),
        )
        for kind in kinds
    )


def _taken() -> set[tuple[str, str]]:
    return set(holding_on(localdate()).values_list("kind__code", "place"))


def _around(code: str, places: Gazetteer) -> str:
    community_code = places.community_of(code)
    return places.name_of(community_code) if community_code not in {"", code} else ""
