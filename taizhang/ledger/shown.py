"""What pages are given to show: frozen values, worded and ready, with no query behind them.

Texts arrive in the reader's language and dates in the office's time; a template only
places them. Nothing here imports Django, so that queries can be tested without a page.
"""

from dataclasses import dataclass

from taizhang.core.vocabulary import LampColour


@dataclass(frozen=True)
class Lamp:
    """An issue's lamp and why it shines so.

    `why` holds (label, value) rows such as ("到期", "11-23 周一 17:00"); `rule` is the
    sentence above them. Where both are empty the lamp has nothing to open.
    """

    colour: LampColour
    text: str
    why: tuple[tuple[str, str], ...] = ()
    rule: str = ""


@dataclass(frozen=True)
class Chip:
    """A small tag. `tone` is grey, amber, red, green or blue; `icon` names one of the sprite."""

    text: str
    tone: str = "grey"
    icon: str = ""


@dataclass(frozen=True)
class Count:
    """How many there are, or, where counting would cost too much, how many at least."""

    number: int
    exact: bool = True

    def __str__(self) -> str:
        return f"{self.number:,}" if self.exact else f"{self.number:,}+"


@dataclass(frozen=True)
class Line:
    """One issue as a row of the ledger. A text that does not apply is ""."""

    number: str
    label: str
    url: str
    lamp: Lamp
    title: str
    chips: tuple[Chip, ...]
    note: str
    channel: str
    raised: str
    place: str
    place_note: str
    unit: str
    person: str
    stage: str
    due: str


@dataclass(frozen=True)
class Facet:
    """A lamp that narrows the list; pressing it when `on` takes the narrowing back."""

    key: str
    label: str
    colour: LampColour
    count: Count
    url: str
    on: bool = False


@dataclass(frozen=True)
class FilterChip:
    """A condition in force, with the address of the same list without it."""

    label: str
    value: str
    remove_url: str


@dataclass(frozen=True)
class Sort:
    """A column heading that sorts. `direction` is "", "ascending" or "descending"."""

    url: str
    direction: str = ""


@dataclass(frozen=True)
class Sorts:
    """The columns of the ledger that sort."""

    lamp: Sort
    number: Sort
    raised: Sort
    due: Sort


@dataclass(frozen=True)
class LedgerPage:
    """One page of the ledger. An address that leads nowhere is "".

    `exact_url` shows the same page with everything counted.
    """

    lines: tuple[Line, ...]
    total: Count
    sorts: Sorts
    facets: tuple[Facet, ...] = ()
    filters: tuple[FilterChip, ...] = ()
    words: str = ""
    clear_url: str = ""
    exact_url: str = ""
    previous_url: str = ""
    next_url: str = ""
    xlsx_url: str = ""
    csv_url: str = ""


@dataclass(frozen=True)
class Step:
    """A station on an issue's way. `state` is done, now or ahead."""

    name: str
    note: str
    state: str


@dataclass(frozen=True)
class Fact:
    """A labelled value, with a quieter line below it and a link where there is more."""

    label: str
    value: str
    note: str = ""
    url: str = ""


@dataclass(frozen=True)
class Photo:
    """A picture as evidence. `tag` is 整改前, 整改后 or ""; `caption` says when, where, who."""

    url: str
    thumbnail_url: str
    alt: str
    tag: str = ""
    caption: str = ""
    width: int = 0
    height: int = 0


@dataclass(frozen=True)
class Happening:
    """One entry of the book as the timeline shows it.

    `at` is the worded moment and `at_exact` the machine's (ISO 8601). `tone` is "", amber,
    green or red. `changes` holds (label, before, after) of a correction. `undone`: the
    step was taken back; it stays to be read.
    """

    at: str
    at_exact: str
    icon: str
    who: str
    said: str
    tone: str = ""
    note: str = ""
    quote: str = ""
    photos: tuple[Photo, ...] = ()
    changes: tuple[tuple[str, str, str], ...] = ()
    anchor: str = ""
    files: tuple[Fact, ...] = ()
    undone: bool = False
