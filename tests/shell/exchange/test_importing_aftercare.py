"""After an import: open rows are confirmed in bulk, or the untouched batch is taken back."""

import pytest

from taizhang.core import commands as co
from taizhang.core.vocabulary import Status
from taizhang.exchange.aftercare import (
    begin_confirming,
    begin_withdrawing,
    confirm_chunk,
    withdraw_chunk,
)
from taizhang.exchange.models import Batch, ImportedRow
from taizhang.ledger import book
from taizhang.ledger.fsck import findings
from tests.cast import LI_CLERK, SUN_ADMINISTRATOR
from tests.shell.exchange.bringing_in import (
    DONE,
    OPEN,
    brought_in,
    ledger_file,
    on_the_ledger,
)

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("office"),
]


def confirmed(batch):
    begin_confirming(batch.id, SUN_ADMINISTRATOR)
    return confirm_chunk(batch.id, SUN_ADMINISTRATOR)


def taken_back(batch):
    begin_withdrawing(batch.id, "导错了表", SUN_ADMINISTRATOR)
    return withdraw_chunk(batch.id, SUN_ADMINISTRATOR)


def test_confirming_starts_the_clock_of_open_rows_and_leaves_finished_ones():
    batch = confirmed(brought_in(ledger_file(DONE, OPEN)))
    assert (batch.state, batch.confirmed_count) == (Batch.State.DONE, 1)
    asked = on_the_ledger()["想办证"]
    assert not asked.to_confirm
    assert asked.clock is not None
    assert on_the_ledger()["灯不亮"].status is Status.CARRIED_OVER


def test_confirming_twice_confirms_once():
    batch = brought_in(ledger_file(OPEN))
    confirmed(batch)
    assert confirmed(batch).confirmed_count == 1
    assert on_the_ledger()["想办证"].n == 2


def test_an_untouched_batch_is_taken_back_whole_and_its_numbers_stay_used():
    batch = taken_back(brought_in(ledger_file(DONE, OPEN)))
    assert (batch.state, batch.withdrawn_count) == (Batch.State.WITHDRAWN, 2)
    assert {row.status for row in on_the_ledger().values()} == {Status.VOID}
    assert list(findings()) == []


def test_what_was_taken_back_can_come_in_again():
    taken_back(brought_in(ledger_file(DONE)))
    assert brought_in(ledger_file(DONE)).imported_count == 1


def test_a_row_that_somebody_worked_on_stays():
    batch = brought_in(ledger_file(DONE, OPEN))
    case = on_the_ledger()["想办证"].case
    book.submit(case, co.ConfirmImported(), by=LI_CLERK)
    batch = taken_back(batch)
    assert (batch.state, batch.withdrawn_count, batch.kept_count) == ("done", 1, 1)
    assert ImportedRow.objects.get().case == case
    assert on_the_ledger()["想办证"].status is Status.REGISTERED
