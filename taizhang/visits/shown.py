"""What the pages of visits show: plain values, worded."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """Where to look in, on a list. `url` leads to the visit."""

    label: str
    where: str
    ask: str
    last: str
    every: str
    note_url: str
    url: str
    end_url: str
    done: bool = False
    late: bool = False


@dataclass(frozen=True)
class Made:
    """A visit that was made. `came`: when it reached the office, where that was later."""

    at: str
    came: str
    who: str
    where: str
    kind: str
    outcome: str
    number: str
    url: str


@dataclass(frozen=True)
class Count:
    """A figure with its word."""

    name: str
    count: int
