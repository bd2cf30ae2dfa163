"""What the follow-up desk shows: frozen values, worded and ready."""

from dataclasses import dataclass

from taizhang.ledger.shown import Chip, Fact, Lamp, Photo
from taizhang.web.revealing import Behind, Masked


@dataclass(frozen=True)
class TabShown:
    """A part of the desk, and how many residents wait there."""

    name: str
    url: str
    count: int
    on: bool


@dataclass(frozen=True)
class LineShown:
    """A resident whose answer is missing. `what` is what there is to do, `url` where.

    `told_under`: the number under which they raised it, where that is another one.
    """

    url: str
    label: str
    title: str
    lamp: Lamp
    chips: tuple[Chip, ...]
    who: str
    told_under: str
    waited: str
    tries: str
    what: str
    place: str
    barred: str


@dataclass(frozen=True)
class DeskShown:
    """A tab of the desk. `more_url` is "" where these are all; `empty` is said of none."""

    tabs: tuple[TabShown, ...]
    lines: tuple[LineShown, ...]
    more_url: str
    next_url: str
    hint: str
    empty: str


@dataclass(frozen=True)
class Attempt:
    """A time somebody asked: when, who, and what came of it."""

    day: str
    who: str
    said: str
    words: str


@dataclass(frozen=True)
class Other:
    """Another resident of the same matter, and how far it is with them."""

    name: str
    state: str
    url: str
    here: bool


@dataclass(frozen=True)
class VoicePage:
    """Everything about one resident who is asked. `barred` says why there is no form.

    `anonymous`: nobody can be rung, so the outcome is posted. `not_solved`: what follows if
    they say so. `split_url`: where a matter that is another one is taken out again.
    `strike_url`: where it is struck off as it stands, nothing missing any more.
    """

    number: str
    label: str
    title: str
    lamp: Lamp
    chips: tuple[Chip, ...]
    name: str
    merged: bool
    state: str
    barred: str
    anonymous: bool
    fields: tuple[Masked, ...]
    behind: Behind
    script: str
    words: str
    not_solved: str
    attempts: tuple[Attempt, ...]
    others: tuple[Other, ...]
    conclusion: str
    result: str
    photos: tuple[Photo, ...]
    documents: tuple[Fact, ...]
    notes: tuple[str, ...]
    facts: tuple[Fact, ...]
    may_strike: bool
    strike_url: str
    split_url: str
    rule_url: str
    slip_url: str
    door: str
    skip_url: str


@dataclass(frozen=True)
class RulingPage:
    """The resident's answer and the report side by side. `barred` says why not to rule."""

    number: str
    label: str
    title: str
    name: str
    barred: str
    answer: str
    said: str
    words: str
    asked_by: str
    result: str
    conclusion: str
    reported_by: str
    photos: tuple[Photo, ...]
    documents: tuple[Fact, ...]
    notes: tuple[str, ...]
    upheld: str


@dataclass(frozen=True)
class SlipShown:
    """What is left at the door: nothing of what it is about, nor of whom."""

    label: str
    days: str
    voice_url: str
