"""Files that were handed in and never brought in do not lie about."""

import datetime as dt
import os

import pytest
from django.utils.timezone import now

from taizhang.exchange import storage
from taizhang.exchange.models import Batch
from taizhang.exchange.sweeping import KEPT, sweep
from taizhang.jobs.schedule import ask_for_what_is_due
from tests.shell.exchange.bringing_in import DONE, OPEN, begun, brought_in, ledger_file

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("office"),
]
LATER = KEPT + dt.timedelta(days=1)


def files() -> set[str]:
    return {path.name for path in storage.original("x").parent.iterdir()}


def test_thirty_days_after_it_was_looked_at_a_file_is_gone():
    begun(ledger_file(DONE))
    assert sweep(now()) == 0
    sweep(now() + LATER)
    assert not Batch.objects.exists()
    assert files() == set()


def test_what_came_in_stays_with_the_file_it_came_from():
    batch = brought_in(ledger_file(OPEN))
    sweep(now() + LATER)
    assert Batch.objects.get() == batch
    assert batch.sha256 in files()


def test_what_belongs_to_no_batch_goes_after_a_day():
    stray = storage.original("b-nobody.rows")
    stray.write_bytes(b"")
    sweep(now())
    assert stray.exists()
    os.utime(stray, (0, 0))
    sweep(now())
    assert not stray.exists()


def test_it_is_asked_for_every_day():
    from taizhang.jobs.models import Job

    ask_for_what_is_due(now())
    assert Job.objects.filter(kind="sweep-imports").count() == 1
