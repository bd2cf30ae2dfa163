"""What the pages of meetings show: frozen values, worded and ready."""

from dataclasses import dataclass

from taizhang.assembly.counting import Tally
from taizhang.ledger.shown import Chip, Lamp


@dataclass(frozen=True)
class Choice:
    """A topic that may go on an agenda. `name`: what its box is called in the form."""

    name: str
    title: str
    label: str
    url: str
    chips: tuple[Chip, ...]
    note: str
    put_url: str = ""
    answer_url: str = ""


@dataclass(frozen=True)
class TopicsPage:
    """What waits for a meeting, what could be put to one, and the meetings to choose from.

    `asked`: what members proposed from their phones and nobody answered yet.
    """

    asked: tuple[Choice, ...]
    waiting: tuple[Choice, ...]
    scheduled: tuple[Choice, ...]
    parked: tuple[Choice, ...]
    often: tuple[Choice, ...]
    meetings: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class ProposalPage:
    """A proposal. `name`: whose, "" for the office's own; `fresh`: not taken up.

    `open`: neither answered nor on an agenda. `answer`: why it was declined.
    """

    id: int
    words: str
    background: str
    name: str
    kind: str
    day: str
    fresh: bool
    open: bool
    answer: str


@dataclass(frozen=True)
class MeetingLine:
    """A meeting in the list. `counts` says how many topics, and how many have a resolution."""

    id: int
    label: str
    when: str
    place: str
    state: str
    tone: str
    counts: str
    came: str


@dataclass(frozen=True)
class MeetingsPage:
    """A page of meetings. `after`: where the next one begins, 0 where these are all."""

    lines: tuple[MeetingLine, ...]
    after: int


@dataclass(frozen=True)
class SeatShown:
    """A member at a meeting. `doubt`: came in at the door, and nothing was checked."""

    id: int
    name: str
    kind: str
    present: bool
    note: str
    doubt: bool


@dataclass(frozen=True)
class Tab:
    """A topic in the order of the agenda. `state` is worded, `tone` of its chip."""

    nth: int
    title: str
    url: str
    state: str
    tone: str
    here: bool


@dataclass(frozen=True)
class TopicShown:
    """The topic that is talked over. `tally`: hands or phones; `live` while phones vote.

    `before`: what was tried so far, worded. `ended`: worded, "" while it is open.
    """

    id: int
    nth: int
    title: str
    label: str
    url: str
    background: str
    chips: tuple[Chip, ...]
    before: tuple[str, ...]
    photos: int
    notes: tuple[str, ...]
    polling: bool
    tally: Tally | None
    way: str
    resolved: bool
    ended: str
    text: str
    gain: str
    proposed: bool
    fresh: bool


@dataclass(frozen=True)
class Heading:
    """What stands above every page of a meeting. `counts`: how many came, of how many."""

    id: int
    label: str
    when: str
    full: str
    place: str
    chair: str
    state: str
    tone: str
    planned: bool
    open: bool
    closed: bool
    called_off: bool
    entitled: int
    present: int
    needed: int
    rule: str
    quorate: bool


@dataclass(frozen=True)
class MeetingPage:
    """A meeting, its agenda, and one topic of it; None: there is none yet."""

    head: Heading
    tabs: tuple[Tab, ...]
    topic: TopicShown | None
    seats: tuple[SeatShown, ...]
    door_url: str


@dataclass(frozen=True)
class Became:
    """A resolution and what became of it. `stage` of its matter; `lamp` None: not on view."""

    meeting: str
    nth: int
    title: str
    resolved: bool
    text: str
    who: str
    due: str
    gain: str
    url: str
    label: str
    stage: str
    lamp: Lamp | None
    late: bool


@dataclass(frozen=True)
class OutcomesPage:
    """A page of resolutions. `after`: where the next one begins, 0 where these are all."""

    lines: tuple[Became, ...]
    after: int
