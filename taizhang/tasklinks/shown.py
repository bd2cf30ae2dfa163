"""What the pages of links are given to show."""

from dataclasses import dataclass

from taizhang.ledger.shown import Fact, Photo


@dataclass(frozen=True)
class LinkLine:
    """A link to a matter, for whoever gives it out. `url` is "" once it leads nowhere."""

    key: str
    who: str
    phone: str
    until: str
    state: str
    live: bool
    url: str


@dataclass(frozen=True)
class Done:
    """Something that was done so far. `note`: what whoever did it wrote."""

    at: str
    words: str
    note: str = ""


@dataclass(frozen=True)
class TaskPage:
    """One matter for somebody without an account. `make_good`: what a check found missing.

    `state` is taken-up, waiting (to be taken up), offered, or done.
    """

    label: str
    title: str
    facts: tuple[Fact, ...]
    wishes: tuple[str, ...]
    note: str
    make_good: str
    photos: tuple[Photo, ...]
    done: tuple[Done, ...]
    state: str
    leads: bool
    who: str
