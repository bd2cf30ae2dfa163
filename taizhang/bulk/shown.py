"""What the pages of acts on many rows are given to show."""

from dataclasses import dataclass

from taizhang.ledger.shown import Fact, Happening, Lamp


@dataclass(frozen=True)
class RowShown:
    """One issue in a list of results."""

    label: str
    url: str
    title: str


@dataclass(frozen=True)
class Group:
    """Rows with the same end. `words` says why and what to do; `more` were left out."""

    words: tuple[str, ...]
    rows: tuple[RowShown, ...]
    count: int

    @property
    def more(self) -> int:
        """How many are not listed."""
        return self.count - len(self.rows)


@dataclass(frozen=True)
class StepShown:
    """What came of an act on many rows.

    `undo_url` is "" where it cannot be taken back now; `again` are the hidden (name, value)
    pairs that choose what failed, and `again_url` where to try them again. Of `job_url` and
    `go_on_url`, one is there while some wait: where that can be watched, or gone on with.
    """

    said: str
    url: str
    done: int
    refused: tuple[Group, ...]
    finished: Group
    unchanged: int
    undone: int
    kept: tuple[Group, ...]
    undo_url: str
    undo_seconds: int
    again: tuple[tuple[str, str], ...]
    again_url: str
    stays: str
    back_url: str
    waiting: int = 0
    job_url: str = ""
    go_on_url: str = ""

    @property
    def refused_count(self) -> int:
        """How many were refused."""
        return sum(group.count for group in self.refused)

    @property
    def kept_count(self) -> int:
        """How many could not be taken back."""
        return sum(group.count for group in self.kept)

    @property
    def whole(self) -> bool:
        """Whether nothing is left to be looked at."""
        return not (self.refused or self.kept or self.waiting)


@dataclass(frozen=True)
class Deed:
    """Something that can be done to one issue from its short account."""

    words: str
    url: str
    icon: str
    keys: str = ""


@dataclass(frozen=True)
class Peeked:
    """One issue at a glance."""

    number: str
    label: str
    url: str
    title: str
    lamp: Lamp
    stage: str
    facts: tuple[Fact, ...]
    happenings: tuple[Happening, ...]
    deeds: tuple[Deed, ...]
