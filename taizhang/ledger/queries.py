"""What pages ask of the book. Frozen values come back, never rows; each says its queries.

Lists are read by cursor: a page begins where the last one ended, however many rows there
are before it.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from django.db.models import Case, Count, Exists, IntegerField, OuterRef, When
from django.db.models.fields.tuple_lookups import TupleGreaterThan, TupleLessThan

from taizhang.core.clocks import Deadline, local_day
from taizhang.core.closing import Finding, findings
from taizhang.core.codec import value_from
from taizhang.core.copying import made
from taizhang.core.issue import Entry, Issue
from taizhang.core.lamps import colour
from taizhang.core.vocabulary import (
    Channel,
    LampColour,
    Nature,
    Status,
    Urgency,
)
from taizhang.ledger import book, models, search
from taizhang.ledger.cursors import cursor_at, values_of
from taizhang.ledger.filtering import (
    Filters,
    filtered,
    is_open_work,
    lamp_condition,
    narrowing,
)
from taizhang.ledger.numbers import parts
from taizhang.ledger.reading import opened_issue
from taizhang.ledger.standing import standing_entries

PAGE = 50
NEARBY = 100
SORTS = {
    "due": (("phase", "order_at", "id"), False),
    "-due": (("phase", "order_at", "id"), True),
    "number": (("year", "serial"), False),
    "-number": (("year", "serial"), True),
    "raised": (("registered_at", "id"), False),
    "-raised": (("registered_at", "id"), True),
}


@dataclass(frozen=True)
class Row:
    """One issue as lists show it. `place`, `unit`, `handler` and the like are codes.

    `phase` and `order_at` order the ledger.
    """

    id: int
    phase: int
    order_at: dt.datetime
    case: str
    number: str
    n: int
    status: Status
    to_confirm: bool
    imported: bool
    old_number: str
    nature: Nature
    channel: Channel
    category: str
    urgency: Urgency
    community: str
    place: str
    unit: str
    handler: str
    first_contact: str
    registered_at: dt.datetime
    happened_at: dt.datetime
    moved_at: dt.datetime
    clock: Deadline | None
    voice_count: int
    earlier_count: int
    returns_count: int
    reminders_count: int
    rework_count: int
    reopened_count: int
    supervised: bool
    before_council: bool
    awaits: str
    outcome: str
    struck_off_on: dt.date | None
    finished_on: dt.date | None
    look_back_on: dt.date | None
    look_backs_count: int
    relapses_count: int
    false_closes: int
    merged_into: str
    claimed_by: str
    their_number: str
    their_due: dt.datetime | None
    incident: str
    incident_due: dt.datetime | None
    summary: str
    note: str

    def lamp(self, at: dt.datetime) -> LampColour:
        """Return the colour of the lamp at the instant `at`."""
        return colour(self.status, self.clock, at, to_confirm=self.to_confirm)


@dataclass(frozen=True)
class Page:
    """Some rows of a list, and the cursors of the pages around it ("": there is none)."""

    rows: tuple[Row, ...]
    before: str
    after: str


def page(
    filters: Filters,
    at: dt.datetime,
    *,
    sort: str = "due",
    after: str = "",
    before: str = "",
    size: int = PAGE,
) -> Page:
    """Return the page of a list that begins after, or ends before, a cursor.

    A cursor that is not one of ours is taken for none. One query, two for words.
    """
    columns, down = SORTS[sort]
    often = search.is_found_often(filters.words)
    walks = _walks(filters, columns, often=often)
    found = filtered(filters, at, as_ordered=walks, passing=often)
    place = values_of(after or before, columns)
    backwards = bool(before and place) and not after
    if place:
        compare = TupleLessThan if down != backwards else TupleGreaterThan
        found = found.filter(compare(columns, place))
    marks = [f"-{name}" if down != backwards else name for name in columns]
    # Found by their ids first: what narrows open work is all in one index.
    ids = found.order_by(*marks).values("pk")[: size + 1]
    wanted = models.Standing.objects.filter(pk__in=ids).order_by(*marks)
    rows = list(wanted.values(*NEEDED, *(set(columns) - set(NEEDED))))
    more = len(rows) > size
    rows = rows[:size]
    if backwards:
        rows.reverse()
    has_before = more if backwards else bool(place)
    has_after = bool(place) if backwards else more
    return Page(
        tuple(map(_row_from, rows)),
        cursor_at(rows[0], columns) if rows and has_before else "",
        cursor_at(rows[-1], columns) if rows and has_after else "",
    )


def beside(
    number: str,
    filters: Filters,
    at: dt.datetime,
    *,
    sort: str,
    place: str = "",
    forwards: bool = True,
) -> str:
    """Return the number after, or before, the issue `number` in a list; "" where it ends.

    `place`: the cursor where the issue stood, by now perhaps in the list no more; without
    one, where it stands. Two queries at most.

    Raises:
        NoSuchIssue: no issue bears the number.
    """
    columns, _down = SORTS[sort]
    cursor = place if values_of(place, columns) else ""
    cursor = cursor or place_of(as_row(book.standing_of(number)), sort)
    near = {"after": cursor} if forwards else {"before": cursor}
    found = page(filters, at, sort=sort, size=1, **near)
    return found.rows[0].number if found.rows else ""


def place_of(row: Row, sort: str) -> str:
    """Return the cursor of the place that `row` has in a list of this order."""
    columns, _down = SORTS[sort]
    year, serial = parts(row.number)
    return cursor_at(vars(row) | {"year": year, "serial": serial}, columns)


def _walks(filters: Filters, columns: tuple[str, ...], *, often: bool) -> bool:
    """Return whether a page is found by walking in its order: rows enough will fit."""
    rare = (
        (filters.words and not often)
        or filters.batch
        or filters.place
        or filters.ended_from
        or filters.look_back_to
    )
    return "order_at" not in columns and not rare and not is_open_work(filters)


def stream(filters: Filters, at: dt.datetime, *, sort: str = "due") -> Iterator[Row]:
    """Yield every row of a list, reading a chunk at a time."""
    columns, down = SORTS[sort]
    marks = [f"-{name}" if down else name for name in columns]
    found = filtered(filters, at).order_by(*marks).values(*NEEDED)
    yield from map(_row_from, found.iterator(chunk_size=1000))


@dataclass(frozen=True)
class Counts:
    """How many rows a list has, in all and by lamp."""

    total: int
    lamps: dict[LampColour, int]


def counts(filters: Filters, at: dt.datetime) -> Counts:
    """Return the counts of a list. One query.

    The lamps' are counted as if neither lamp nor phase were chosen: each says how many
    there are to see when it is pressed.
    """
    found = filtered(replace(filters, lamp="", phase=""), at)
    wanted = {
        shade.value: Count("id", filter=lamp_condition(shade.value, at))
        for shade in COUNTED
    }
    chosen = narrowing(filters, at)
    answer = found.aggregate(total=Count("id", filter=chosen), **wanted)
    lamps = {shade: answer[shade.value] for shade in COUNTED}
    return Counts(answer["total"], lamps)


@dataclass(frozen=True)
class IssueFile:
    """An issue with everything in it. `entries` are opened: mask them before showing.

    `stands`: seqs of the entries that were not taken back. `findings`: the closing law.
    """

    row: Row
    issue: Issue
    entries: tuple[Entry, ...]
    stands: frozenset[int]
    erased: frozenset[int]
    findings: tuple[Finding, ...]


def issue_file(number: str, at: dt.datetime) -> IssueFile:
    """Return the file of the issue `number`. Three queries, one of them for keys.

    Raises:
        NoSuchIssue: no issue bears the number.
    """
    row = book.standing_of(number)
    opened = opened_issue(row.case)
    stands = frozenset(entry.seq for entry in standing_entries(list(opened.entries)))
    return IssueFile(
        row=as_row(row),
        issue=opened.issue,
        entries=opened.entries,
        stands=stands,
        erased=opened.erased,
        findings=findings(opened.issue, local_day(at)),
    )


def at_same_place(row: Row, most: int = 5) -> tuple[Row, ...]:
    """Return the latest other issues at the place of `row`, of its category first.

    One query. Looks at the latest `NEARBY`, however many there have been.
    """
    if not row.place:
        return ()
    same_kind = Case(
        When(category=row.category, then=0), default=1, output_field=IntegerField()
    )
    there = models.Standing.objects.filter(place=row.place).order_by("-registered_at")
    latest = models.Standing.objects.filter(pk__in=there.values("pk")[:NEARBY])
    found = latest.exclude(case=row.case).order_by(same_kind, "-registered_at")
    return tuple(map(as_row, found[:most]))


def of_person(person: str, most: int) -> tuple[Row, ...]:
    """Return the latest issues that a name or phone number is in, open ones first. One query.

    Looks among the latest of them, however many there have been.
    """
    condition = search.condition(person, latest=NEARBY) if person.strip() else None
    if condition is None:
        return ()
    sql, parameters = condition
    matching = models.Standing.whole.extra(where=[sql], params=parameters)
    found = models.Standing.objects.exclude(status__in=[Status.VOID, Status.MERGED])
    rows = found.filter(id__in=matching.values("id")).order_by("phase", "-registered_at")
    return tuple(map(as_row, rows[:most]))


def rows_of(cases: list[str]) -> dict[str, Row]:
    """Return the rows of `cases`. One query."""
    found = models.Standing.objects.filter(case__in=cases)
    return {row.case: as_row(row) for row in found}


def seen(case: OuterRef) -> Exists:
    """Return the condition that whoever looks may see the matter of `case`.

    For rows of others that name a matter: whoever counts or lists them leaves out what is
    not to be seen, before any is cut off.
    """
    return Exists(models.Standing.objects.filter(case=case))


COUNTED = (
    LampColour.RED,
    LampColour.AMBER,
    LampColour.GREEN,
    LampColour.WAITING,
    LampColour.PAUSED,
    LampColour.NONE,
    LampColour.DONE,
)


def as_row(standing: models.Standing) -> Row:
    """Return a row of the table as lists show it."""
    return _row_from(vars(standing))


def _row_from(held: Mapping[str, Any]) -> Row:
    clock = held["clock"]
    worded = {
        "number": f"{held['year']}-{held['serial']}",
        "status": Status(held["status"]),
        "nature": Nature(held["nature"]),
        "channel": Channel(held["channel"]),
        "urgency": Urgency(held["urgency"]),
        "clock": value_from(Deadline, clock) if clock else None,
    }
    return made(Row, {name: held[name] for name in PLAIN} | worded)


WORDED = frozenset({"number", "status", "nature", "channel", "urgency", "clock"})
PLAIN = tuple(field.name for field in fields(Row) if field.name not in WORDED)
# The columns that a row is made of.
NEEDED = ("year", "serial", *(WORDED - {"number"}), *PLAIN)
