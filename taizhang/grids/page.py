"""The public card of a grid: who answers for it, and for the levels above (四公开)."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from taizhang.core.seeing import EVERYTHING
from taizhang.grids.asking import grids_there
from taizhang.grids.plan import Plan, outlines_there, plan_of
from taizhang.ledger.counting import tallies
from taizhang.ledger.filtering import Filters
from taizhang.ledger.looking import looking
from taizhang.people.models import PostKind
from taizhang.people.posts import Contact, PostHeld, held_at, kinds_in_use
from taizhang.places.directory import office
from taizhang.places.gazetteer import Gazetteer
from taizhang.places.models import Place

NAMED_MOST = 12


@dataclass(frozen=True)
class Leader:
    """Somebody who answers for a place, with all four that are told of them.

    `call`: whom to call now, who may be the stand-in. `other`: the B 岗 while they are there.
    """

    name: str
    post: str
    where: str
    duties: str
    pledge: str
    phone: str
    hours: str
    photo: str
    away: bool
    call: Contact
    other: Contact | None


@dataclass(frozen=True)
class Seat:
    """A post at the grid, with who holds it; `name` is "" where nobody does."""

    post: str
    name: str


@dataclass(frozen=True)
class Group:
    """A committee with its posts; `name` is "" for posts of none."""

    name: str
    seats: tuple[Seat, ...]


@dataclass(frozen=True)
class Figures:
    """What came in at the grid this month, and what was struck off."""

    raised: int
    struck_off: int


@dataclass(frozen=True)
class Level:
    """A place around the grid, and who answers for it; nobody where it is vacant."""

    name: str
    url_code: str
    leaders: tuple[Leader, ...]


@dataclass(frozen=True)
class GridPage:
    """Everything on the card. `covers`: what lies in the grid, by name."""

    code: str
    name: str
    covers: str
    kind: str
    leaders: tuple[Leader, ...]
    vacant: bool
    above: tuple[Level, ...]
    groups: tuple[Group, ...]
    figures: Figures | None
    plan: Plan
    phone: str


def grid_page(code: str, at: dt.datetime) -> GridPage | None:
    """Return the card of a grid, community or the subdistrict; None: there is none such.

    Six queries at most.
    """
    places = Gazetteer()
    kind = places.kind_of(code)
    if kind not in PostKind.Level.values or not places.there(code):
        return None
    around = [places.community_of(code), places.root()]
    chain = list(dict.fromkeys([code, *(each for each in around if each)]))
    telling = _Telling(held_at(chain), places, office().phone)
    mine = telling.leaders(code)
    return GridPage(
        code=code,
        name=places.name_of(code),
        covers=_covers(places.parts_of(code)),
        kind=kind,
        leaders=mine,
        vacant=not mine,
        above=tuple(telling.level(each) for each in chain[1:]),
        groups=_groups(telling.held, code) if kind == Place.Kind.GRID else (),
        figures=_figures(places.within(code), at) if kind == Place.Kind.GRID else None,
        plan=_plan(code, places),
        phone=telling.phone,
    )


def whole_plan() -> Plan:
    """Return the plan of all grids. One query."""
    return plan_of(grids_there(), outlines_there())


def _plan(code: str, places: Gazetteer) -> Plan:
    """Return the plan of what is around: what lies near it, or its community as tiles."""
    every, edges = grids_there(), outlines_there()
    if code in {each.place.code for each in edges}:
        drawn = {each.place.code for each in edges}
        return plan_of([grid for grid in every if grid.code in drawn], edges, code)
    community = places.community_of(code)
    near = [grid for grid in every if places.community_of(grid.code) == community]
    return plan_of(near or every, [] if near else edges, code)


@dataclass(frozen=True)
class _Telling:
    """What is told of those who hold posts. `phone`: the office's, where there is no other."""

    held: Sequence[PostHeld]
    places: Gazetteer
    phone: str

    def leaders(self, place: str) -> tuple[Leader, ...]:
        return tuple(
            self._leader(each) for each in self.held if each.place == place and each.leads
        )

    def level(self, code: str) -> Level:
        return Level(self.places.name_of(code), code, self.leaders(code))

    def _leader(self, held: PostHeld) -> Leader:
        nameless, told = _("（未公开姓名）"), held.shown
        # Whose name is not told is not called by it either, should nobody stand in.
        there = held.stand_in if held.away else None
        call = held.call if told else there or Contact(nameless, "")
        return Leader(
            name=held.name if told else nameless,
            post=held.post,
            where=self.places.name_of(held.place),
            duties=held.duties,
            pledge=held.pledge,
            phone=(held.phone if told else "") or self.phone,
            hours=held.hours,
            photo=held.photo if told else "",
            away=held.away,
            call=Contact(call.name, call.phone or self.phone),
            other=None if held.away else held.stand_in,
        )


def _groups(held: Sequence[PostHeld], code: str) -> tuple[Group, ...]:
    """Return the posts of a grid by committee; what nobody holds is shown as vacant."""
    names: dict[str, list[str]] = {}
    for each in held:
        if each.place == code and each.shown:
            names.setdefault(each.kind, []).append(each.name)
    groups: dict[str, list[Seat]] = {}
    for kind in kinds_in_use():
        if kind.level != PostKind.Level.GRID or kind.leads:
            continue
        seats = groups.setdefault(kind.committee, [])
        seats += [Seat(kind.name, name) for name in names.get(kind.code, [""])]
    return tuple(Group(name, tuple(seats)) for name, seats in groups.items())


def _covers(parts: Sequence[tuple[str, str]]) -> str:
    names = [name for _code, name in parts]
    said = _("、").join(names[:NAMED_MOST])
    return _("%(names)s 等") % {"names": said} if len(names) > NAMED_MOST else said


def _figures(codes: frozenset[str], at: dt.datetime) -> Figures:
    month = localdate(at).replace(day=1)
    here = ",".join(sorted(codes))
    lists = [
        Filters(place=here, raised_from=month),
        Filters(place=here, status="struck_off", ended_from=month),
    ]
    # Two numbers for everybody: no matter is read, and none can be told from them.
    with looking(EVERYTHING):
        raised, struck_off = tallies(lists, at)
    return Figures(raised.number, struck_off.number)
