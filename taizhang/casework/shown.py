"""What the page of one issue is given to show."""

from dataclasses import dataclass

from taizhang.casework.action import IssueForm
from taizhang.ledger.shown import Chip, Fact, Happening, Lamp, Photo, Step
from taizhang.web.lookalikes import AlikeShown
from taizhang.web.needs import Need


@dataclass(frozen=True)
class Link:
    """An act to be chosen, or another page."""

    words: str
    url: str
    icon: str
    warns: bool = False


@dataclass(frozen=True)
class Lead:
    """What its reader does next here: a short form, or the way to another page."""

    title: str
    explains: str
    icon: str
    url: str
    form: IssueForm | None = None


@dataclass(frozen=True)
class Undo:
    """The reader's last step, for as long as it can be taken back."""

    form: IssueForm
    url: str
    seconds: int


@dataclass(frozen=True)
class Original:
    """What a resident said, in their own words."""

    who: str
    words: str
    at: str


@dataclass(frozen=True)
class Same:
    """Another issue at the same place. `again`: of the same kind."""

    day: str
    label: str
    url: str
    title: str
    note: str
    again: bool = False


@dataclass(frozen=True)
class Last:
    """The how-manieth time it is at the place, and which issue was the last time before."""

    times: str
    label: str
    url: str


@dataclass(frozen=True)
class Ask:
    """A masked field that its reader may ask to see: in words, and where."""

    words: str
    url: str


@dataclass(frozen=True)
class Heading:
    """An issue in two lines, above each of its pages. `list_url`: where its reader came from."""

    number: str
    label: str
    url: str
    title: str
    lamp: Lamp
    stage: str
    chips: tuple[Chip, ...]
    list_url: str


@dataclass(frozen=True)
class IssuePage:
    """One issue with everything its reader may see and do.

    `previous_url` and `next_url` turn over the list that its reader came from; "": none.
    `links_url`: where a way in for people without an account is made. `alike_url`: where it
    says what may be the same matter, as long as that was not decided.
    """

    heading: Heading
    steps: tuple[Step, ...]
    banners: tuple[str, ...]
    needs: tuple[Need, ...]
    lead: Lead | None
    acts: tuple[Link, ...]
    rights: tuple[Link, ...]
    undo: Undo | None
    pictures: tuple[Photo, ...]
    doubts: tuple[AlikeShown, ...]
    happenings: tuple[Happening, ...]
    facts: tuple[Fact, ...]
    originals: tuple[Original, ...]
    behind: tuple[Ask, ...]
    watched_url: str
    links_url: str
    alike_url: str
    same_place: tuple[Same, ...]
    last_time: Last | None
    supervised: bool
    previous_url: str
    next_url: str

    @property
    def met_count(self) -> int:
        """How many conditions are met."""
        return sum(need.met for need in self.needs)
