"""What the page of the audit shows: frozen values, worded and ready."""

from dataclasses import dataclass


@dataclass(frozen=True)
class LineShown:
    """One line in words. `url`: the matter that it is about, "" for none."""

    seq: int
    at: str
    who: str
    unit: str
    said: str
    tone: str
    number: str
    url: str
    came_from: str


@dataclass(frozen=True)
class AuditPage:
    """The lines of a page, the ways to its neighbours ("" for none), and how long all stay.

    `narrowed`: something is looked for, so that an empty page is no empty audit.
    """

    lines: tuple[LineShown, ...]
    newer_url: str
    older_url: str
    csv_url: str
    narrowed: bool
    months: int
