"""What the board shows: frozen values, worded and ready."""

from dataclasses import dataclass

from taizhang.core.vocabulary import LampColour
from taizhang.ledger.shown import Chip, Lamp

# Whatever is open has one of these lamps; what was parked counts as open.
RUNNING = (
    LampColour.RED,
    LampColour.AMBER,
    LampColour.GREEN,
    LampColour.WAITING,
    LampColour.PAUSED,
)


@dataclass(frozen=True)
class Said:
    """A piece of the sentence on top, with the words in it that lead to a list."""

    before: str
    linked: str = ""
    after: str = ""
    url: str = ""
    red: bool = False


@dataclass(frozen=True)
class Tile:
    """A lamp with how many it shines for, and a quieter line below."""

    colour: LampColour
    name: str
    count: int
    note: str
    url: str


@dataclass(frozen=True)
class Number:
    """A count that leads to its list; 0 leads nowhere."""

    count: int
    url: str = ""


@dataclass(frozen=True)
class Community:
    """A community's open work. `bars`: (x, width, lamp) of the drawn bar, of 100 in all."""

    name: str
    open: Number
    red: Number
    amber: Number
    to_confirm: Number
    quiet: Number
    bars: tuple[tuple[float, float, str], ...]


@dataclass(frozen=True)
class Matter:
    """A matter for the leader: why it is here, and where to act."""

    title: str
    url: str
    act_url: str
    lamp: Lamp
    why: Chip
    unit: str
    place: str
    act: str


@dataclass(frozen=True)
class Looks:
    """What looking back has found since the book was begun; `due` waits to be looked at.

    `relapse_percent`: of a hundred matters looked at, so many had come back. `false`: so many
    had been struck off unsolved; that number never falls.
    """

    looks: int
    matters: int
    relapsed: int
    relapse_percent: int
    false: int
    due: Number


@dataclass(frozen=True)
class Board:
    """The board as a whole. `looks` is None in an office that does not look back."""

    week: str
    sentence: tuple[Said, ...]
    tiles: tuple[Tile, ...]
    communities: tuple[Community, ...]
    matters: tuple[Matter, ...]
    looks: Looks | None = None
