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
    # What a form names it by, and how far it was when it was shown.
    case: str = ""
    n: int = 0
    peek_url: str = ""
    # What only those see who chose the columns.
    category: str = ""
    nature: str = ""
    urgency: str = ""
    day: str = ""
    voices: str = ""
    first: str = ""
    moved: str = ""
    ended: str = ""
    old_number: str = ""


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
class Column:
    """A column of the ledger. `key` names its cells; without `sort` it does not sort."""

    key: str
    heading: str
    sort: Sort | None = None


@dataclass(frozen=True)
class Tab:
    """A view of the ledger, with how many rows there are to see in it. `on`: it is open."""

    slug: str
    name: str
    count: Count
    url: str
    on: bool = False


@dataclass(frozen=True)
class PageSize:
    """So many rows a page, with the address of the list in that size."""

    rows: int
    url: str
    on: bool = False


@dataclass(frozen=True)
class Suggestion:
    """What to look at instead of nothing."""

    label: str
    count: Count
    url: str


@dataclass(frozen=True)
class ViewLinks:
    """Where the view that is open is changed and kept. "" where that is not to be.

    `keep_slug` names the view that would take the present conditions, `restore_url` leads
    back to its own; both only once they differ.
    """

    columns_url: str = ""
    save_url: str = ""
    all_url: str = ""
    restore_url: str = ""
    keep_slug: str = ""


@dataclass(frozen=True)
class LedgerPage:
    """One page of the ledger. An address that leads nowhere is "".

    `density` is standard, compact or large. `row_count` is that of the whole list as ARIA
    has it, its heading included: -1 where nobody counted. `exact_url` shows the same page
    with everything counted. `suggestions` only where there is nothing to see; where that is
    a whole view, `nothing_in` names it.
    """

    lines: tuple[Line, ...]
    total: Count
    columns: tuple[Column, ...]
    facets: tuple[Facet, ...] = ()
    filters: tuple[FilterChip, ...] = ()
    tabs: tuple[Tab, ...] = ()
    sizes: tuple[PageSize, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    nothing_in: str = ""
    view: ViewLinks = ViewLinks()
    density: str = "standard"
    row_count: int = -1
    words: str = ""
    clear_url: str = ""
    exact_url: str = ""
    previous_url: str = ""
    next_url: str = ""
    xlsx_url: str = ""
    csv_url: str = ""
    edit_url: str = ""

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the columns, in their order."""
        return tuple(column.key for column in self.columns)

    @property
    def is_wide(self) -> bool:
        """Whether the columns need more room than a screen has."""
        return len(self.columns) > 9


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


@dataclass(frozen=True)
class Changed:
    """A matter on which others did something, and what, the latest first."""

    label: str
    url: str
    title: str
    lamp: Lamp
    happenings: tuple[Happening, ...]
