"""Reading the audit: a page at a time, the newest first, or all of it for a sheet."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import QuerySet

from taizhang.audit.models import Record
from taizhang.audit.record import Details, hash_of

AT_ONCE = 2000


@dataclass(frozen=True)
class Line:
    """One line, as pages are given it. `hash`: what the next line holds of it."""

    seq: int
    at: dt.datetime
    who: str
    kind: str
    about: str
    details: Details
    came_from: str
    hash: str


@dataclass(frozen=True)
class Narrowing:
    """Which lines are looked for; "" and None narrow nothing. `until` is left out itself."""

    who: str = ""
    kind: str = ""
    about: str = ""
    since: dt.datetime | None = None
    until: dt.datetime | None = None


@dataclass(frozen=True)
class Page:
    """Some lines, the newest first; whether there are newer and older ones."""

    lines: tuple[Line, ...]
    newer: bool
    older: bool


def page(asked: Narrowing, size: int, *, before: int = 0, after: int = 0) -> Page:
    """Return the `size` newest lines, or those next to a seq. One query.

    `before`: those older than it; `after`: those newer, the nearest ones; 0: from the top.
    """
    found = _narrowed(asked)
    if after:
        rows = list(found.filter(seq__gt=after).order_by("seq")[: size + 1])
        more = len(rows) > size
        return Page(tuple(map(_line, reversed(rows[:size]))), newer=more, older=True)
    if before:
        found = found.filter(seq__lt=before)
    rows = list(found.order_by("-seq")[: size + 1])
    more = len(rows) > size
    return Page(tuple(map(_line, rows[:size])), newer=bool(before), older=more)


def stream(asked: Narrowing) -> Iterator[Line]:
    """Yield every line that is looked for, the oldest first."""
    for row in _narrowed(asked).order_by("seq").iterator(AT_ONCE):
        yield _line(row)


def _narrowed(asked: Narrowing) -> QuerySet[Record]:
    exact = {"who": asked.who, "kind": asked.kind, "about": asked.about}
    found = Record.objects.filter(**{name: said for name, said in exact.items() if said})
    if asked.since:
        found = found.filter(at__gte=asked.since)
    if asked.until:
        found = found.filter(at__lt=asked.until)
    return found


def _line(row: Record) -> Line:
    return Line(
        seq=row.seq,
        at=row.at,
        who=row.who,
        kind=row.kind,
        about=row.about,
        details=row.details,
        came_from=row.came_from,
        hash=hash_of(row),
    )
