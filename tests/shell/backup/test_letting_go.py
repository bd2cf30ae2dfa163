"""Which backups stay: the last of 14 days and of 12 months, keys of 14 days only."""

import datetime as dt
import os

import pytest

from taizhang.backup import depot
from taizhang.backup.manifest import Manifest, write

FIRST = dt.date(2026, 1, 1)


@pytest.fixture
def place(tmp_path):
    """Return a depot with a backup at noon and one at night of each of 400 days."""
    kept = depot.at(tmp_path)
    for day in range(400):
        for hour in ("020000", "120000"):
            stamp = f"{FIRST + dt.timedelta(days=day):%Y%m%d}-{hour}"
            for folder in (kept.ledger, kept.keys):
                (folder / stamp).mkdir(parents=True)
                write(folder / stamp, manifest())
    return kept


def manifest():
    return Manifest("sqlite", "abc/1", "2026-01-01", 1, "", [], {}, {})


def test_the_last_of_fourteen_days_and_twelve_months_stay(place):
    depot.let_go(place)
    stay = [kept.stamp for kept in depot.whole(place.ledger)]
    assert len(stay) == 14 + 11 - 1
    assert stay[-14:] == [
        f"{FIRST + dt.timedelta(days=386 + day):%Y%m%d}-120000" for day in range(14)
    ]
    assert stay[0] == "20260331-120000"


def test_old_keys_go_so_that_nobody_who_was_erased_comes_back(place):
    depot.let_go(place)
    stay = [kept.stamp for kept in depot.whole(place.keys)]
    assert len(stay) == 14
    assert stay == [kept.stamp for kept in depot.whole(place.ledger)][-14:]


def test_what_was_broken_off_is_swept_when_it_is_old(tmp_path):
    kept = depot.at(tmp_path)
    kept.keys.mkdir()
    old, fresh = depot_begun(kept), depot_begun(kept)
    os.utime(old, (0, 0))
    depot.let_go(kept)
    assert [path.name for path in kept.ledger.iterdir()] == [fresh.name]


def depot_begun(kept):
    kept.ledger.mkdir(exist_ok=True)
    return depot.begin(kept.ledger)


def test_two_in_one_second_have_two_names(place):
    now = dt.datetime(2026, 1, 1, 4, 0, 0, tzinfo=dt.UTC)
    assert depot.new_stamp(place, now) == "20260101-120000-2"
