"""What may happen to a place (地点): what lies under what, and from which day on.

A place is never rewritten. It begins, is called something else from a day on, moves under
another, is split or merged, and ends; matters keep the place they were registered with.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """How large a place is, largest first."""

    SUBDISTRICT = "subdistrict"
    COMMUNITY = "community"
    GRID = "grid"
    ESTATE = "estate"
    BUILDING = "building"
    UNIT = "unit"


class PlaceRefusal(StrEnum):
    """Why something cannot happen to a place."""

    NAME_MISSING = "name_missing"
    NAME_SAME = "name_same"
    NAME_TAKEN = "name_taken"
    WRONG_LEVEL = "wrong_level"
    UNDER_ITSELF = "under_itself"
    UNDER_ENDED = "under_ended"
    NOT_MOVED = "not_moved"
    CODE_FORM = "code_form"
    CODE_OF_ANOTHER = "code_of_another"
    CODE_TAKEN = "code_taken"
    ENDS_BEFORE_BEGINNING = "ends_before_beginning"
    DAY_AHEAD = "day_ahead"
    BEFORE_BEGINNING = "before_beginning"
    ALREADY_ENDED = "already_ended"
    PARTS_REMAIN = "parts_remain"
    OFFICE_STAYS = "office_stays"
    TWO_PARTS = "two_parts"
    PART_HOMELESS = "part_homeless"
    TWO_PLACES = "two_places"
    NOT_ALIKE = "not_alike"
    SOMETHING_REFERS = "something_refers"
    CHANGED_SINCE = "changed_since"
    TOO_LATE = "too_late"


class PlaceRefused(Exception):
    """A rule forbids it; `refusals` is everything that stands in the way."""

    def __init__(self, refusals: Sequence[PlaceRefusal]) -> None:
        super().__init__(", ".join(refusals))
        self.refusals = tuple(refusals)


@dataclass(frozen=True)
class PlaceFact:
    """A place as the rules see it. `ended_on`: the first day on which it is no more."""

    key: int
    kind: Kind
    name: str
    above: int | None
    official: str = ""
    began_on: date | None = None
    ended_on: date | None = None

    def there_on(self, day: date) -> bool:
        """Return whether the place was, or is, there on `day`."""
        begun = self.began_on is None or self.began_on <= day
        return begun and (self.ended_on is None or day < self.ended_on)


Tree = Mapping[int, PlaceFact]
Refusals = tuple[PlaceRefusal, ...]

# A building may stand alone in its grid, or in a community without grids.
MAY_LIE_UNDER: Mapping[Kind, frozenset[Kind]] = {
    Kind.SUBDISTRICT: frozenset(),
    Kind.COMMUNITY: frozenset({Kind.SUBDISTRICT}),
    Kind.GRID: frozenset({Kind.COMMUNITY}),
    Kind.ESTATE: frozenset({Kind.GRID, Kind.COMMUNITY}),
    Kind.BUILDING: frozenset({Kind.ESTATE, Kind.GRID, Kind.COMMUNITY}),
    Kind.UNIT: frozenset({Kind.BUILDING}),
}
CODE_DIGITS = {Kind.SUBDISTRICT: 9, Kind.COMMUNITY: 12}


def parts_of(kind: Kind) -> tuple[Kind, ...]:
    """Return the kinds that may lie directly under a place of `kind`, largest first."""
    return tuple(part for part in Kind if kind in MAY_LIE_UNDER[part])


def adding(tree: Tree, new: PlaceFact, today: date) -> Refusals:
    """Return what stands against putting `new` into `tree`."""
    return tuple(_adding(tree, new, today))


def renaming(tree: Tree, key: int, name: str, on: date, today: date) -> Refusals:
    """Return what stands against calling the place `key` by `name` from the day `on`."""
    place = tree[key]
    found = [*_dated(place, on, today), *_named(tree, place.above, name, but=key)]
    if name and name == place.name:
        found.append(PlaceRefusal.NAME_SAME)
    return tuple(found)


def describing(tree: Tree, place: PlaceFact) -> Refusals:
    """Return what stands against the official code and the beginning of `place`."""
    return (*_coded(tree, place), *_spanned(place))


def moving(tree: Tree, key: int, under: int, on: date, today: date) -> Refusals:
    """Return what stands against laying the place `key` under `under` from the day `on`."""
    place, above = tree[key], tree[under]
    found = list(_dated(place, on, today))
    if under == place.above:
        found.append(PlaceRefusal.NOT_MOVED)
    elif under == key or key in _upwards(tree, under):
        found.append(PlaceRefusal.UNDER_ITSELF)
    else:
        found += _lies(place.kind, above, today)
        found += _named(tree, under, place.name, but=key)
    return tuple(found)


def ending(tree: Tree, key: int, on: date, today: date) -> Refusals:
    """Return what stands against the place `key` being no more from the day `on`."""
    place = tree[key]
    found = list(_dated(place, on, today))
    if place.kind is Kind.SUBDISTRICT:
        found.append(PlaceRefusal.OFFICE_STAYS)
    if any(part.there_on(today) for part in _parts(tree, key)):
        found.append(PlaceRefusal.PARTS_REMAIN)
    return tuple(found)


def splitting(
    tree: Tree, key: int, names: Sequence[str], homes: Mapping[int, int], dates: "Dates"
) -> Refusals:
    """Return what stands against splitting the place `key` into parts called `names`.

    `homes`: for each place that lies in it, which of the parts it belongs to from then on.
    """
    place = tree[key]
    found = list(_dated(place, dates.on, dates.today))
    if place.kind is Kind.SUBDISTRICT:
        found.append(PlaceRefusal.OFFICE_STAYS)
    if len(names) < 2:
        found.append(PlaceRefusal.TWO_PARTS)
    if len(set(names)) < len(names):
        found.append(PlaceRefusal.NAME_TAKEN)
    for name in names:
        # A part may go on under the old name: the place itself makes room for it.
        found += _named(tree, place.above, name, but=key)
    living = {part.key for part in _parts(tree, key) if part.there_on(dates.today)}
    if any(homes.get(part, -1) not in range(len(names)) for part in living):
        found.append(PlaceRefusal.PART_HOMELESS)
    return _once(found)


def merging(tree: Tree, keys: Collection[int], name: str, dates: "Dates") -> Refusals:
    """Return what stands against merging the places `keys` into a new one called `name`."""
    places = [tree[key] for key in sorted(set(keys))]
    found = [why for place in places for why in _dated(place, dates.on, dates.today)]
    if len(places) < 2:
        found.append(PlaceRefusal.TWO_PLACES)
    if any(place.kind is Kind.SUBDISTRICT for place in places):
        found.append(PlaceRefusal.OFFICE_STAYS)
    if len({(place.kind, place.above) for place in places}) > 1:
        found.append(PlaceRefusal.NOT_ALIKE)
    elif places:
        found += _named(tree, places[0].above, name, but=-1, besides=set(keys))
    moved = [
        part.name
        for place in places
        for part in _parts(tree, place.key)
        if part.there_on(dates.today)
    ]
    if len(set(moved)) < len(moved):
        found.append(PlaceRefusal.NAME_TAKEN)
    return _once(found)


@dataclass(frozen=True)
class Dates:
    """From which day something holds, and which day it is."""

    on: date
    today: date


def code_fits(kind: Kind, code: str) -> bool:
    """Return whether `code` has the form of an official code of `kind`; "" always fits."""
    digits = CODE_DIGITS.get(kind, 0)
    return not code or (code.isascii() and code.isdecimal() and len(code) == digits)


def _adding(tree: Tree, new: PlaceFact, today: date) -> Iterator[PlaceRefusal]:
    yield from _named(tree, new.above, new.name, but=new.key)
    if new.above is not None:
        yield from _lies(new.kind, tree[new.above], today)
    elif new.kind is not Kind.SUBDISTRICT:
        yield PlaceRefusal.WRONG_LEVEL
    yield from describing(tree, new)


def _named(
    tree: Tree,
    above: int | None,
    name: str,
    *,
    but: int,
    besides: Collection[int] = (),
) -> Iterator[PlaceRefusal]:
    if not name:
        yield PlaceRefusal.NAME_MISSING
    elif any(
        place.name == name and place.above == above and place.ended_on is None
        for key, place in tree.items()
        if key != but and key not in besides
    ):
        yield PlaceRefusal.NAME_TAKEN


def _lies(kind: Kind, above: PlaceFact, today: date) -> Iterator[PlaceRefusal]:
    if above.kind not in MAY_LIE_UNDER[kind]:
        yield PlaceRefusal.WRONG_LEVEL
    if above.ended_on is not None and above.ended_on <= today:
        yield PlaceRefusal.UNDER_ENDED


def _coded(tree: Tree, place: PlaceFact) -> Iterator[PlaceRefusal]:
    if not place.official:
        return
    if not code_fits(place.kind, place.official):
        yield PlaceRefusal.CODE_FORM
        return
    above = tree[place.above].official if place.above is not None else ""
    if above and not place.official.startswith(above):
        yield PlaceRefusal.CODE_OF_ANOTHER
    others = (other for key, other in tree.items() if key != place.key)
    if any(other.official == place.official for other in others):
        yield PlaceRefusal.CODE_TAKEN


def _spanned(place: PlaceFact) -> Iterator[PlaceRefusal]:
    if place.began_on and place.ended_on and place.ended_on < place.began_on:
        yield PlaceRefusal.ENDS_BEFORE_BEGINNING


def _dated(place: PlaceFact, on: date, today: date) -> Iterator[PlaceRefusal]:
    if place.ended_on is not None:
        yield PlaceRefusal.ALREADY_ENDED
    # What is to come is written down when it has come: until then the old name holds.
    if on > today:
        yield PlaceRefusal.DAY_AHEAD
    if place.began_on and on < place.began_on:
        yield PlaceRefusal.BEFORE_BEGINNING


def _parts(tree: Tree, key: int) -> Iterator[PlaceFact]:
    return (place for place in tree.values() if place.above == key)


def _upwards(tree: Tree, key: int) -> Iterator[int]:
    """Yield the keys of what the place `key` lies in, the smallest first."""
    above = tree[key].above
    while above is not None:
        yield above
        above = tree[above].above


def _once(found: Sequence[PlaceRefusal]) -> Refusals:
    return tuple(dict.fromkeys(found))
