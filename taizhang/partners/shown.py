"""What the pages of partners are given to show: frozen, worded, without a query behind."""

from dataclasses import dataclass

from taizhang.ledger.shown import Chip, Lamp


@dataclass(frozen=True)
class PartnerLine:
    """A partner in the list. `until`: when the last agreement in force ends, in words."""

    code: str
    name: str
    tags: tuple[str, ...]
    until: str
    in_force: bool
    open: int
    ended: int
    claimed: int


@dataclass(frozen=True)
class Agreed:
    """An agreement in words. `state` is "" while it is in force."""

    key: int
    subject: str
    period: str
    state: str
    tags: tuple[str, ...]
    contact: str
    phone: str
    note: str
    file_url: str


@dataclass(frozen=True)
class Colleague:
    """Somebody of the unit."""

    name: str
    title: str
    role: str


@dataclass(frozen=True)
class Work:
    """A matter that the unit has, or had, in hand."""

    label: str
    url: str
    title: str
    place: str
    lamp: Lamp
    day: str
    chips: tuple[Chip, ...] = ()


@dataclass(frozen=True)
class Figure:
    """A number with what it counts."""

    label: str
    count: int


@dataclass(frozen=True)
class PartnerPage:
    """The page of one unit. `all_open_url`, `all_ended_url`: the same in the ledger."""

    code: str
    name: str
    phone: str
    tags: tuple[str, ...]
    agreements: tuple[Agreed, ...]
    people: tuple[Colleague, ...]
    year: int
    month: str
    figures: tuple[Figure, ...]
    open: tuple[Work, ...]
    ended: tuple[Work, ...]
    all_open_url: str
    all_ended_url: str
    may_keep: bool


@dataclass(frozen=True)
class Solved:
    """A matter on a certificate: nothing of the resident's, no place below the community."""

    label: str
    day: str
    category: str
    community: str
    ending: str
    claimed: bool


@dataclass(frozen=True)
class Certificate:
    """What a unit solved in a month or a year, to be printed. `more`: left off the list."""

    code: str
    unit: str
    office: str
    period: str
    period_name: str
    tags: str
    ended: int
    claimed: int
    endings: tuple[Figure, ...]
    categories: tuple[Figure, ...]
    rows: tuple[Solved, ...]
    more: int
    day: str
    before: str
    after: str


@dataclass(frozen=True)
class OfferCard:
    """A matter on the board of partners, masked. `issue_url` is "" for a partner."""

    number: str
    label: str
    title: str
    category: str
    urgency: str
    where: str
    due: str
    note: str
    tags: tuple[str, ...]
    issue_url: str
