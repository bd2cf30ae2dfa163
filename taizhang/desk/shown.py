"""What the desk shows: frozen values, worded and ready."""

from dataclasses import dataclass

from taizhang.emptying.due import Due
from taizhang.ledger.shown import Changed, Chip, Lamp


@dataclass(frozen=True)
class Matter:
    """A matter that waits, with the button that does what it waits for ("" for none)."""

    label: str
    url: str
    title: str
    lamp: Lamp
    chips: tuple[Chip, ...]
    place: str
    hands: str
    due: str
    act: str
    act_url: str


@dataclass(frozen=True)
class Heap:
    """Matters that wait for the same thing, the most urgent first.

    The addresses lead to lists of exactly as many as the count beside each says.
    """

    key: str
    name: str
    icon: str
    hint: str
    count: int
    url: str
    red_count: int
    red_url: str
    amber_count: int
    amber_url: str
    matters: tuple[Matter, ...]


@dataclass(frozen=True)
class News:
    """What changed since somebody looked. `newest`: seq of the last entry among it.

    `more_url`: where the rest stands, "" where this is all.
    """

    changes: tuple[Changed, ...] = ()
    count: int = 0
    newest: int = 0
    more_url: str = ""


@dataclass(frozen=True)
class DraftShown:
    """A form that was begun. `title` says which; `url` is its page, `look_url` its text."""

    key: str
    title: str
    saved: str
    url: str
    look_url: str


@dataclass(frozen=True)
class Next:
    """Something useful to do when nothing waits."""

    words: str
    url: str


@dataclass(frozen=True)
class Presence:
    """Whether somebody is there (AB 岗): `away_until` is "" for whoever is.

    `there`: who is there for them now; `backup`: who would be; `covers`: for whom they
    are; `back_url`: where it stands what was done while they were away, "" once read.
    """

    away_until: str
    there: str
    backup: str
    covers: tuple[str, ...]
    back_url: str


@dataclass(frozen=True)
class DeskPage:
    """Everything on somebody's desk. `quiet` names what does not wait at all.

    `held_count`: forms of residents that wait to be let in, for whoever may do so.
    `boxes`: suggestion boxes that wait to be opened. `to_ring`: residents to be rung up.
    """

    heaps: tuple[Heap, ...]
    quiet: tuple[str, ...]
    news: News
    drafts: tuple[DraftShown, ...]
    next: tuple[Next, ...]
    presence: Presence
    held_count: int = 0
    boxes: Due = Due()
    to_ring: int = 0
