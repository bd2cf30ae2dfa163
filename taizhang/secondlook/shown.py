"""What the pages of second looks show: frozen values, worded and ready."""

from dataclasses import dataclass

from taizhang.ledger.second_looks import Second
from taizhang.ledger.shown import Chip, Fact, Photo


@dataclass(frozen=True)
class Drawn:
    """A matter that lots fell on. `place`: where it is."""

    number: str
    label: str
    title: str
    place: str
    category: str
    ended: str


@dataclass(frozen=True)
class WeekLine:
    """A week that was drawn from, in words; `size` and `root` are its seed."""

    days: str
    said: str
    size: int
    root: str


@dataclass(frozen=True)
class DrawnPage:
    """What waits for an answer, what was said not to hold, the figures, the last weeks."""

    waiting: tuple[Drawn, ...]
    failed: tuple[Drawn, ...]
    second: Second
    weeks: tuple[WeekLine, ...]
    share: int
    after: int


@dataclass(frozen=True)
class LinkLine:
    """A link that was made. `url` and `phone` are "" once it leads nowhere.

    `phone` is masked unless `whole`: somebody asked to see it, and that was written down.
    """

    key: str
    who: str
    phone: str
    whole: bool
    state: str
    live: bool
    url: str


@dataclass(frozen=True)
class OnePage:
    """One matter that lots fell on. `barred` says why nothing can be done, "" if it can."""

    number: str
    label: str
    title: str
    chips: tuple[Chip, ...]
    barred: str
    told: str
    seed: str
    result: str
    photos: tuple[Photo, ...]
    facts: tuple[Fact, ...]
    links: tuple[LinkLine, ...]


@dataclass(frozen=True)
class LookPage:
    """What somebody from outside is shown: its kind and place, maybe one picture, no more."""

    about: str
    place: str
    ended: str
    photo_url: str
