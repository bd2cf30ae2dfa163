"""What the pages of people show: frozen values, worded and ready."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PersonLine:
    """Somebody in the list; the phone masked. `signing_in`: "" where all is as usual."""

    pseudonym: str
    name: str
    username: str
    title: str
    unit: str
    role: str
    area: str
    phone: str
    backup: str
    signing_in: str


@dataclass(frozen=True)
class RosterPage:
    """A page of the list; the ways to its neighbours, "" for none."""

    lines: tuple[PersonLine, ...]
    total: int
    previous_url: str
    next_url: str
    narrowed: bool
    closed: bool


@dataclass(frozen=True)
class Slip:
    """What somebody is handed to sign in with, the one time that it can be read."""

    name: str
    unit: str
    username: str
    password: str


@dataclass(frozen=True)
class PersonPage:
    """Somebody's account beside its form. `list_url`: their open matters, "" for none."""

    pseudonym: str
    name: str
    active: bool
    own: bool
    signing_in: str
    facts: tuple[tuple[str, str], ...]
    open_count: int
    list_url: str


@dataclass(frozen=True)
class UnitLine:
    """A unit in the list."""

    code: str
    name: str
    kind: str
    area: str
    phone: str
    people_count: int
    people_url: str
    open_count: int
    open_url: str


@dataclass(frozen=True)
class UnitPage:
    """A unit beside its form."""

    line: UnitLine
    active: bool


@dataclass(frozen=True)
class RoleLine:
    """A role in the list: its duties in words."""

    code: str
    name: str
    duties: tuple[str, ...]
    reach: str
    people_count: int
    people_url: str
    active: bool


@dataclass(frozen=True)
class DutyTick:
    """A duty to be ticked, with one sentence that says what it lets one do."""

    id: str
    value: str
    name: str
    lets: str
    ticked: bool
