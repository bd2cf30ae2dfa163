"""Counts of many lists at once: open work to the last row, what is over as far as it pays."""

import datetime as dt
from importlib import import_module

import pytest
from django.apps import apps

from taizhang.core import commands as co
from taizhang.ledger import book, counting, models, queries
from taizhang.ledger.counting import overview, tallies
from taizhang.ledger.filtering import Filters
from taizhang.ledger.rebuild import rebuild
from tests.cast import LI_CLERK, LIU_HANDLER
from tests.shell.ledger.matters import (
    MONDAY,
    TAKEN_ON,
    busy_book,
    days,
    minutes,
    registered,
)

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("office"),
]
MIGRATION = "0005_when_a_matter_last_moved"
LISTS = (
    Filters(),
    Filters(phase="open"),
    Filters(phase="over"),
    Filters(lamp="red"),
    Filters(lamp="red,amber"),
    Filters(phase="open", due_from=MONDAY.date(), due_to=MONDAY.date()),
    Filters(phase="open", quiet_days=3),
    Filters(recurring=True),
    Filters(ended_from=MONDAY.date()),
    Filters(worked_by=LIU_HANDLER.id),
    Filters(status="struck_off,handled", community="beihu"),
    Filters(words="灯"),
)


@pytest.fixture
def few(monkeypatch):
    """Have two rows be enough."""
    monkeypatch.setattr(counting, "ENOUGH", 2)
    counting._remembered.cache_clear()
    yield
    counting._remembered.cache_clear()


@pytest.mark.parametrize("at", [MONDAY, minutes(30), days(4), days(60)])
def test_each_list_has_as_many_rows_as_are_counted(at, django_assert_num_queries):
    busy_book()
    with django_assert_num_queries(1):
        counted = tallies(LISTS, at)
    lengths = [len(list(queries.stream(filters, at))) for filters in LISTS]

    assert [count.number for count in counted] == lengths
    assert all(count.exact for count in counted)


def test_what_is_over_is_counted_up_to_enough_and_exactly_when_asked(few):
    busy_book()
    over = Filters(phase="over")
    rows = len(list(queries.stream(over, MONDAY)))
    assert rows > 2

    assert str(overview(over, [], MONDAY).total) == "2+"
    assert str(overview(over, [], MONDAY, exact=True).total) == str(rows)


def test_open_work_is_always_counted_to_the_last_row(few):
    for _time in range(4):
        registered()

    assert str(overview(Filters(phase="open"), [], MONDAY).total) == "4"
    assert str(overview(Filters(), [], MONDAY).lamps["waiting"]) == "4"


def test_an_empty_book_has_nothing_to_count():
    assert tallies([], MONDAY) == ()
    assert [count.number for count in tallies(LISTS, MONDAY)] == [0] * len(LISTS)


def moved_at() -> dt.datetime:
    """Return when the only matter last moved, as its row has it."""
    return models.Standing.objects.get().moved_at


def test_a_matter_moves_with_every_act_but_a_reminder():
    case = registered(*TAKEN_ON).issue.case
    assert moved_at() == MONDAY
    book.submit(case, co.Remind(), by=LI_CLERK, at=minutes(10))
    assert moved_at() == MONDAY
    book.submit(case, co.TakeUp(), by=LIU_HANDLER, at=minutes(20))

    assert moved_at() == minutes(20)


def test_a_step_taken_back_has_moved_nothing_and_rebuilding_knows_it():
    case = registered(*TAKEN_ON).issue.case
    book.submit(case, co.TakeUp(), by=LIU_HANDLER, at=minutes(20))
    book.submit(case, co.UndoStep(), by=LIU_HANDLER, at=minutes(20.2))
    assert moved_at() == MONDAY
    list(rebuild())

    assert moved_at() == MONDAY


def test_a_book_from_before_learns_when_its_matters_moved():
    busy_book()
    right = dict(models.Standing.objects.values_list("case", "moved_at"))
    models.Standing.objects.update(moved_at=MONDAY - dt.timedelta(days=99))
    migration = import_module(f"{models.__package__}.migrations.{MIGRATION}")
    migration.note_moves(apps, None)

    assert dict(models.Standing.objects.values_list("case", "moved_at")) == right
