"""The same row never comes in twice, and an import that was broken off goes on."""

import pytest

from taizhang.core.refusals import Refusal
from taizhang.exchange import batches, importing, storage
from taizhang.exchange.importing import import_chunk
from taizhang.exchange.models import Batch, ImportedRow, LeftRow
from taizhang.ledger import book
from taizhang.ledger.fsck import findings
from tests.cast import LIU_HANDLER, SUN_ADMINISTRATOR
from tests.shell.exchange.bringing_in import (
    DONE,
    OPEN,
    WRONG,
    begun,
    brought_in,
    ledger_file,
    on_the_ledger,
    one_chunk,
)

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("office"),
]


def numbered(count):
    return [(f"{n}", *DONE[1:6], f"灯不亮 {n}", *DONE[7:]) for n in range(count)]


@pytest.fixture
def by_threes(monkeypatch):
    """Let a chunk be three rows."""
    monkeypatch.setattr(importing, "CHUNK", 3)


def test_the_same_file_twice_adds_nothing():
    file = ledger_file(DONE, OPEN)
    brought_in(file)
    again = brought_in(file)
    assert (again.imported_count, again.known_count) == (0, 2)
    assert len(on_the_ledger()) == 2


def test_two_rows_that_are_the_same_in_one_file_both_come_in():
    batch = brought_in(ledger_file(DONE, DONE))
    assert batch.imported_count == 2


def test_next_months_copy_adds_only_what_is_new():
    brought_in(ledger_file(OPEN))
    batch = brought_in(ledger_file(OPEN, DONE))
    assert (batch.imported_count, batch.known_count) == (1, 1)


def test_a_later_copy_of_a_row_with_its_result_filled_in_is_told_and_not_doubled():
    brought_in(ledger_file(OPEN))
    batch = brought_in(ledger_file((*OPEN[:8], "已办好")))
    assert (batch.imported_count, batch.changed_count) == (0, 1)
    assert len(on_the_ledger()) == 1


def test_rows_without_a_day_are_never_taken_for_copies():
    undated = ("", "", *OPEN[2:])
    brought_in(ledger_file(undated))
    batch = brought_in(ledger_file((*undated[:8], "已办好")))
    assert (batch.imported_count, batch.changed_count) == (1, 0)


@pytest.mark.usefixtures("by_threes")
def test_a_file_handed_in_again_goes_on_where_its_import_stopped():
    file = ledger_file(*numbered(7))
    batch = one_chunk(begun(file))
    assert (batch.state, batch.position) == (Batch.State.IMPORTING, 3)
    done = brought_in(file)
    assert done.id == batch.id
    assert (done.imported_count, done.known_count) == (7, 0)
    assert len(on_the_ledger()) == 7


@pytest.mark.usefixtures("by_threes")
def test_a_chunk_that_breaks_off_leaves_neither_entries_nor_marks(monkeypatch):
    batch = one_chunk(begun(ledger_file(*numbered(7))))
    with monkeypatch.context() as broken:
        broken.setattr(Batch, "save", lambda *_args, **_more: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            import_chunk(batch.id, SUN_ADMINISTRATOR)
    assert len(on_the_ledger()) == ImportedRow.objects.count() == 3
    assert list(findings()) == []
    assert brought_in(ledger_file(*numbered(7))).imported_count == 7


@pytest.mark.usefixtures("by_threes")
def test_what_was_read_and_is_gone_is_read_again():
    batch = one_chunk(begun(ledger_file(*numbered(7))))
    storage.forget_parts(batch.id)
    assert import_chunk(batch.id, SUN_ADMINISTRATOR).position == 6


def test_a_row_of_a_day_to_come_stays_out_and_the_others_come_in():
    later = ("9", "2099-01-01", *DONE[2:])
    batch = brought_in(ledger_file(DONE, later))
    assert (batch.imported_count, batch.refused_count) == (1, 0)
    assert batch.account["blocked"] == 1


def test_what_the_rules_refuse_is_left_with_the_reason():
    batch = one_chunk(begun(ledger_file(DONE)), LIU_HANDLER)
    assert batch.refused_count == 1
    assert LeftRow.objects.get().refusals == [Refusal.DUTY_MISSING]
    assert on_the_ledger() == {}


def test_a_batch_of_which_nothing_came_in_can_be_forgotten():
    batch = begun(ledger_file(DONE))
    kept = storage.original(batch.sha256)
    batches.discard(batch)
    assert not Batch.objects.exists()
    assert not kept.exists()
    assert book.origin() == ""


def test_every_row_comes_to_one_end():
    file = ledger_file(DONE, OPEN, WRONG, ("1", "2099-01-01", *DONE[2:]))
    brought_in(ledger_file(OPEN))
    batch = brought_in(file)
    ends = ("imported_count", "known_count", "changed_count", "refused_count")
    assert [getattr(batch, end) for end in ends] == [1, 1, 0, 0]
    assert batch.account["blocked"] == 2
    assert batch.account["rows"] == 4
