"""What the pages of looking back show: frozen values, worded and ready."""

from dataclasses import dataclass

from taizhang.ledger.shown import Chip, Fact, Photo


@dataclass(frozen=True)
class Task:
    """A matter to be looked at again. `late` says for how long that is overdue, "" if not."""

    url: str
    label: str
    title: str
    chips: tuple[Chip, ...]
    place: str
    day: str
    late: str
    result: str


@dataclass(frozen=True)
class Walk:
    """What lies in one area, so that one walk does several. The longest overdue comes first."""

    name: str
    tasks: tuple[Task, ...]


@dataclass(frozen=True)
class TaskPage:
    """The walks, how many matters are due by now, and where the next page begins ("": none)."""

    walks: tuple[Walk, ...]
    due_count: int
    count: int
    after: str


@dataclass(frozen=True)
class LookPage:
    """One matter to be looked at again. `barred` says why there is no form.

    `words`: what residents said; `measure`: what was to keep it from coming back.
    """

    number: str
    label: str
    title: str
    chips: tuple[Chip, ...]
    barred: str
    note: str
    photos: tuple[Photo, ...]
    conclusion: str
    result: str
    measure: str
    words: tuple[str, ...]
    facts: tuple[Fact, ...]
