"""Pages by cursor, counts and lamps: every row once, and every count the length of its list."""

import base64
import datetime as dt
import json
from collections import Counter
from collections.abc import Callable
from itertools import product
from typing import Any

import pytest

from taizhang.core import commands as co
from taizhang.core.vocabulary import LampColour, Status, Urgency
from taizhang.ledger import book, models, queries
from taizhang.ledger.filtering import Filters
from taizhang.ledger.queries import SORTS, Page
from taizhang.ledger.reading import NoSuchIssue
from tests.cast import LI_CLERK, LIU_HANDLER, PROPERTY
from tests.shell.ledger.matters import (
    MONDAY,
    REGISTER,
    TAKEN_ON,
    busy_book,
    days,
    minutes,
    parked,
    registered,
    struck_off,
)

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("office"),
]
SIZES = (0, 1, 50, 51, 170)


def shown(count: int) -> None:
    """Write `count` rows as the ledger shows them: many due and raised at one instant."""
    first = models.Standing.objects.get()
    for at in range(1, count):
        first.pk, first.case, first.serial = None, f"i-{at}", at + 1
        first.order_at = first.registered_at = MONDAY + dt.timedelta(hours=at % 7)
        first.phase = at % 3
        first.save(force_insert=True)


def walked(turn: Callable[[Page], dict[str, Any]], sort: str) -> list[list[str]]:
    """Return the numbers of each page, turning pages until there is none."""
    pages: list[list[str]] = []
    cursor: dict[str, Any] = {}
    while True:
        page = queries.page(Filters(), MONDAY, sort=sort, **cursor)
        pages.append([row.number for row in page.rows])
        cursor = turn(page)
        if not any(cursor.values()):
            return pages


def forwards(page: Page) -> dict[str, Any]:
    return {"after": page.after}


def backwards(page: Page) -> dict[str, Any]:
    return {"before": page.before}


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("count", SIZES)
def test_turning_pages_shows_every_row_once(sort, count):
    if count:
        registered()
        shown(count)
    pages = walked(forwards, sort)
    streamed = [row.number for row in queries.stream(Filters(), MONDAY, sort=sort)]
    assert sum(pages, []) == streamed
    assert len(set(streamed)) == count
    assert [len(page) for page in pages[:-1]] == [50] * (len(pages) - 1)


@pytest.mark.parametrize("sort", SORTS)
def test_turning_back_shows_the_same_pages(sort):
    registered()
    shown(170)
    pages = walked(forwards, sort)
    last = queries.page(Filters(), MONDAY, sort=sort)
    while last.after:
        last = queries.page(Filters(), MONDAY, sort=sort, after=last.after)
    back = [[row.number for row in last.rows]]
    while last.before:
        last = queries.page(Filters(), MONDAY, sort=sort, before=last.before)
        back.insert(0, [row.number for row in last.rows])
    assert back == pages


def spelt(*values: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(values).encode()).decode().rstrip("=")


GARBAGE = (
    "x",
    "%%%",
    "台账",
    "AAAA",
    "=" * 7,
    spelt(),
    spelt(1),
    spelt(1, 2, 3),
    spelt(0, "yesterday", 1),
    spelt(0, "2026-11-09T09:00:00", 1),
    spelt(0, "0001-01-01T00:00:00+14:00", 1),
    spelt(0, "2026-11-09T09:00:00+08:00", 10**30),
    spelt(0, "2026-11-09T09:00:00+08:00", -1),
    spelt(float("inf"), "2026-11-09T09:00:00+08:00", 1),
    spelt(True, "2026-11-09T09:00:00+08:00", 1),
    spelt([[[]]], {}, None),
    base64.urlsafe_b64encode(b"[" * 5_000).decode(),
)


@pytest.mark.parametrize("cursor", GARBAGE)
@pytest.mark.parametrize("sort", ["due", "-number", "raised"])
def test_a_cursor_of_nobodys_is_the_first_page(cursor, sort):
    registered()
    shown(51)
    first = queries.page(Filters(), MONDAY, sort=sort)
    assert queries.page(Filters(), MONDAY, sort=sort, after=cursor) == first
    assert queries.page(Filters(), MONDAY, sort=sort, before=cursor) == first


def test_a_page_costs_one_query(django_assert_num_queries):
    registered()
    shown(51)
    with django_assert_num_queries(1):
        queries.page(Filters(phase="open"), MONDAY)
    with django_assert_num_queries(1):
        queries.counts(Filters(phase="open"), MONDAY)


INSTANTS = (MONDAY, minutes(30), days(1), days(4), days(9), days(60))


def test_counts_are_the_lengths_of_lists():
    busy_book()
    registered(*TAKEN_ON, urgency=Urgency.URGENT)
    for at, phase in product(INSTANTS, ("", "open", "confirm", "over")):
        counts = queries.counts(Filters(phase=phase), at)
        assert counts.total == len(list(queries.stream(Filters(phase=phase), at)))
        # What pressing a lamp would show, whatever part of the ledger is looked at.
        lit = Counter(row.lamp(at) for row in queries.stream(Filters(), at))
        assert {shade: n for shade, n in counts.lamps.items() if n} == lit


def test_a_lamp_narrows_to_the_rows_it_shines_on():
    busy_book()
    parked()
    for at, lamp in product(INSTANTS, LampColour):
        narrowed = Filters(lamp=lamp.value)
        rows = list(queries.stream(Filters(), at))
        wanted = [row for row in rows if row.lamp(at) is lamp]
        assert list(queries.stream(narrowed, at)) == wanted
        assert queries.counts(narrowed, at).total == len(wanted)


def test_every_lamp_shines_some_time():
    busy_book()
    registered(*TAKEN_ON, urgency=Urgency.URGENT)
    parked()
    rows = list(queries.stream(Filters(), MONDAY))
    seen = {row.lamp(at) for at in INSTANTS for row in rows}
    assert seen == set(queries.COUNTED)


NARROWED: dict[str, Any] = {
    "status": "struck_off",
    "community": "beihu",
    "category": "noise",
    "channel": "inspection",
    "nature": "hazard",
    "unit": PROPERTY,
    "handler": LIU_HANDLER.id,
    "place": "jinxiu-3",
    "batch": "b-1",
}


def test_a_filter_shows_what_it_names_and_nothing_else():
    busy_book()
    table = models.Standing.objects
    for name, value in NARROWED.items():
        narrowed = Filters(**{name: value})
        wanted = set(table.filter(**{name: value}).values_list("case", flat=True))
        assert {row.case for row in queries.stream(narrowed, MONDAY)} == wanted
        assert 0 < len(wanted) < table.count(), f"{name} tells nothing apart"


def test_days_of_registration_are_both_included():
    registered()
    book.submit("", REGISTER, by=LI_CLERK, at=days(1))
    day = MONDAY.date()
    tomorrow = day + dt.timedelta(days=1)
    for since, until, wanted in (
        (day, day, ["2026-1"]),
        (tomorrow, None, ["2026-2"]),
        (None, day, ["2026-1"]),
        (day, tomorrow, ["2026-1", "2026-2"]),
    ):
        filters = Filters(raised_from=since, raised_to=until)
        found = queries.stream(filters, MONDAY, sort="number")
        assert [row.number for row in found] == wanted


def test_the_file_of_an_issue_holds_all_of_it(django_assert_num_queries):
    issue = struck_off("一")
    with django_assert_num_queries(2, using="default"):
        file = queries.issue_file(issue.number, minutes(9))
    assert file.issue == issue
    assert [entry.n for entry in file.entries] == list(range(1, issue.n + 1))
    assert file.stands == {entry.seq for entry in file.entries}
    assert all(finding.met for finding in file.findings)
    assert file.row.status is Status.STRUCK_OFF
    assert file.entries[0].event.words == REGISTER.words


def test_what_was_taken_back_stands_no_more_in_the_file():
    case = registered(*TAKEN_ON).issue.case
    book.submit(case, co.TakeUp(), by=LIU_HANDLER, at=minutes(1))
    book.submit(case, co.UndoStep(), by=LIU_HANDLER, at=minutes(1.2))
    file = queries.issue_file("2026-1", minutes(2))
    assert len(file.entries) == 5
    assert file.stands == {entry.seq for entry in file.entries[:3]}


def test_there_is_no_file_of_a_number_nobody_bears():
    with pytest.raises(NoSuchIssue):
        queries.issue_file("2026-1", MONDAY)


def test_other_matters_at_the_place_are_the_same_kind_first():
    registered(category="noise")
    registered(place="qingsong-3")
    registered()
    registered()
    row = queries.issue_file("2026-4", MONDAY).row
    assert [other.number for other in queries.at_same_place(row)] == ["2026-3", "2026-1"]
    assert row.earlier_count == 1
