"""What the pages of the board show: frozen values, worded and ready."""

from dataclasses import dataclass

from taizhang.ledger.second_looks import Second


@dataclass(frozen=True)
class Line:
    """A matter that was struck off. `words` is "" unless somebody released some.

    `tone` is that of `ending`; `marks`: what came after, and whether there are photos.
    """

    label: str
    about: str
    place: str
    raised: str
    ended: str
    taken: str
    ending: str
    tone: str
    marks: tuple[str, ...] = ()
    words: str = ""


@dataclass(frozen=True)
class Count:
    """A line of the figures: of the month and of the year."""

    name: str
    month: int
    year: int
    note: str = ""


@dataclass(frozen=True)
class Choice:
    """Something to narrow the board by."""

    value: str
    name: str
    chosen: bool


@dataclass(frozen=True)
class Select:
    """One of the selects above the board."""

    name: str
    label: str
    any: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class Board:
    """The whole page. The addresses are "" where there is nothing further.

    `second`: how strike-offs stood up to a second look; None where none was drawn.
    """

    month: str
    year: str
    counts: tuple[Count, ...]
    lines: tuple[Line, ...]
    selects: tuple[Select, ...]
    narrowed: bool
    newer_url: str
    older_url: str
    second: Second | None = None


@dataclass(frozen=True)
class Kept:
    """A matter on the list of those who keep the board. `words`: what is released of it."""

    number: str
    label: str
    title: str
    line: Line
    words: str
