"""What the pages of boxes show: frozen values, worded and ready."""

from dataclasses import dataclass

from taizhang.ledger.shown import Lamp


@dataclass(frozen=True)
class BoxLine:
    """A box in the list."""

    code: str
    name: str
    place: str
    lamp: Lamp
    plan: str
    keeper: str
    last: str
    due: str
    seal: str
    under_way: int


@dataclass(frozen=True)
class Unkept:
    """A box on a wall that nobody looks after yet."""

    code: str
    name: str


@dataclass(frozen=True)
class Sum:
    """How many slips became what: a word and a number."""

    name: str
    count: int


@dataclass(frozen=True)
class OpeningLine:
    """An opening of a box, with the seals found and put on."""

    nth: int
    day: str
    people: str
    counted: int
    sums: tuple[Sum, ...]
    seal_found: str
    seal_new: str
    note: str
    signed: bool


@dataclass(frozen=True)
class Stage:
    """A step of an opening. `state`: done, now or ahead."""

    name: str
    note: str
    state: str


@dataclass(frozen=True)
class SlipLine:
    """A slip in the strip beside the picture."""

    n: int
    outcome: str
    label: str
    note: str
    pictured: bool
    waits: bool


@dataclass(frozen=True)
class AlikeShown:
    """A matter that may be the same one. `open`: a slip can be added to it."""

    number: str
    label: str
    title: str
    lamp: Lamp
    why: str
    open: bool


@dataclass(frozen=True)
class OpeningPage:
    """An opening as whoever works on it sees it. `back`, `ahead`: slips to turn to, 0: none."""

    code: str
    box: str
    nth: int
    opened: str
    people: tuple[str, ...]
    seal: str
    seal_odd: bool
    stages: tuple[Stage, ...]
    counted: int | None
    recounted: str
    left: int
    decided: int
    sums: tuple[Sum, ...]
    slips: tuple[SlipLine, ...]
    lacking_photos: int
    signed: bool
    reads: bool
    reading: int
    back: int = 0
    ahead: int = 0


@dataclass(frozen=True)
class Published:
    """An opening as everybody may know it."""

    day: str
    counted: int
    sums: tuple[Sum, ...]
    settled: int
    under_way: int
    seal_note: str


@dataclass(frozen=True)
class PublicBox:
    """A box as everybody may know it. `due` is told even when it is past: that is the point."""

    code: str
    name: str
    place: str
    plan: str
    last: str
    due: str
    late: bool
    seal: str
    openings: tuple[Published, ...]


@dataclass(frozen=True)
class Sheet:
    """A slip to print: its receipt number and the code on the stub."""

    number: str
    groups: tuple[str, ...]
    path: str
    size: int
