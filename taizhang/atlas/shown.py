"""What the pages of places are given to show: worded, in the reader's language, no query."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """A place in a list. `holds`: “5 网格 · 80 楼栋”; `list_url` "": its matters have none."""

    code: str
    name: str
    kind: str
    holds: str
    open_count: int
    list_url: str
    note: str = ""


@dataclass(frozen=True)
class Step:
    """A place on the way from the subdistrict down."""

    code: str
    name: str


@dataclass(frozen=True)
class SaidName:
    """What people also say, and the key by which it is taken away."""

    key: int
    name: str


@dataclass(frozen=True)
class PointShown:
    """Somewhere people go. `gone`: it is not shown to residents any more."""

    code: str
    kind: str
    name: str
    where: str
    hours: str
    phone: str
    gone: bool


@dataclass(frozen=True)
class Offer:
    """Something that can be done with a place."""

    name: str
    title: str
    icon: str


@dataclass(frozen=True)
class PlacePage:
    """A place with everything about it."""

    code: str
    name: str
    kind: str
    fate: str
    way: tuple[Step, ...]
    facts: tuple[tuple[str, str], ...]
    line: Line
    lines: tuple[Line, ...]
    ended: tuple[Line, ...]
    said: tuple[SaidName, ...]
    past: tuple[str, ...]
    points: tuple[PointShown, ...]
    offers: tuple[Offer, ...]


@dataclass(frozen=True)
class ChangeShown:
    """Something that was done to the places. `undoable`: it may still be taken back."""

    id: int
    at: str
    who: str
    act: str
    told: str
    code: str
    undone: bool
    undoable: bool
