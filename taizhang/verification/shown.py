"""What the second person's pages show: frozen values, worded and ready."""

from dataclasses import dataclass

from taizhang.ledger.shown import Chip, Fact, Lamp, Photo
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
class CheckPage:
    """Everything the second person looks at. `barred` says why there is no form."""

    number: str
    label: str
    title: str
    lamp: Lamp
    chips: tuple[Chip, ...]
    barred: str
    note: str
    photos: tuple[Photo, ...]
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
