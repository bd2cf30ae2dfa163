"""What the second person's pages show: frozen values, worded and ready."""

from dataclasses import dataclass

from taizhang.ledger.shown import Chip, Fact, Lamp, Photo
from taizhang.web.lookalikes import AlikeShown
from taizhang.web.needs import Need
from taizhang.web.revealing import Behind, Masked


@dataclass(frozen=True)
class Waiting:
    """A matter that waits for a second person."""

    url: str
    label: str
    title: str
    lamp: Lamp
    chips: tuple[Chip, ...]
    place: str
    handled_by: str


@dataclass(frozen=True)
class Queue:
    """Matters of one station, the most urgent first. `more_url` is "" where these are all."""

    key: str
    name: str
    empty: str
    lines: tuple[Waiting, ...]
    more_url: str = ""


@dataclass(frozen=True)
class Call:
    """A resident to be asked. `key` ends the names of the form's fields.

    `fields`: name and number, masked; `missing` says that there is no number.
    """

    key: str
    name: str
    fields: tuple[Masked, ...]
    missing: str
    words: str
    tried: str


@dataclass(frozen=True)
class Button:
    """A way to send the form. `act` is what it asks for; `keys` its shortcut."""

    act: str
    words: str
    look: str
    keys: str
    main: bool = False


@dataclass(frozen=True)
class Remark:
    """What a phone says of a picture. `doubtful`: it does not fit what the office knows."""

    words: str
    doubtful: bool = False


@dataclass(frozen=True)
class Shot:
    """A picture, when it came and through whom, and what it claims."""

    photo: Photo
    received: str
    remarks: tuple[Remark, ...]


@dataclass(frozen=True)
class Comparison:
    """How it was, how it is said to be, and how somebody found it who went and looked."""

    before: tuple[Shot, ...]
    after: tuple[Shot, ...]
    at_the_check: tuple[Shot, ...]

    @property
    def both(self) -> bool:
        """Whether there is something to compare."""
        return bool(self.before and self.after)


@dataclass(frozen=True)
class Earlier:
    """The same kind of matter at the same place, in the twelve months before."""

    day: str
    label: str
    url: str
    title: str
    stage: str


@dataclass(frozen=True)
class Rate:
    """How much of a unit's work held at the first check, in a hundred, and what was redone."""

    unit: str
    percent: int
    struck_off: int
    reworks: int


@dataclass(frozen=True)
class CheckPage:
    """Everything the second person looks at. `barred` says why there is no form."""

    number: str
    label: str
    title: str
    lamp: Lamp
    chips: tuple[Chip, ...]
    barred: str
    note: str
    compared: Comparison
    doubts: tuple[AlikeShown, ...]
    history: str
    earlier: tuple[Earlier, ...]
    to_be_seen: bool
    documents: tuple[Fact, ...]
    notes: tuple[str, ...]
    conclusion: str
    result: str
    words: tuple[str, ...]
    needs: tuple[Need, ...]
    facts: tuple[Fact, ...]
    calls: tuple[Call, ...]
    behind: Behind | None
    script: str
    posting: str
    buttons: tuple[Button, ...]
    checking: bool


@dataclass(frozen=True)
class LookPage:
    """What somebody has in hand who goes to see a matter. `barred`: as in `CheckPage`."""

    number: str
    label: str
    title: str
    place: str
    result: str
    compared: Comparison
    doubts: tuple[AlikeShown, ...]
    barred: str
