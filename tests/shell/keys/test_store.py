"""Data keys: one for each voice, opened by nobody once destroyed."""

from collections.abc import Iterator

import pytest
from django.db import connections, transaction

from taizhang.keys import secrets, store
from taizhang.keys.models import WrappedKey
from taizhang.keys.sealing import Unreadable

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
FIRST, SECOND = "c7f3q9k2m4/1", "c7f3q9k2m4/2"


@pytest.fixture(autouse=True)
def _own_secrets(data):
    """Give each test its own key-encryption keys."""


def test_each_voice_has_a_key_of_its_own():
    made = store.make([FIRST, SECOND])

    assert {len(key) for key in made.values()} == {32}
    assert made[FIRST] != made[SECOND]
    assert store.opened([FIRST, SECOND]) == made


def test_a_voice_that_speaks_again_keeps_its_key():
    before = store.make([FIRST])

    assert store.make([SECOND, FIRST, FIRST])[FIRST] == before[FIRST]


def test_the_key_of_whoever_was_faster_stands(monkeypatch):
    theirs = store.make([FIRST])
    looks: Iterator[dict[str, bytes]] = iter([{}])
    look = store.opened
    monkeypatch.setattr(store, "opened", lambda names: next(looks, None) or look(names))

    assert store.make([FIRST]) == theirs


def test_an_existing_key_costs_one_query(django_assert_num_queries):
    store.make([FIRST, SECOND])

    with django_assert_num_queries(1, using="keys"):
        store.opened([FIRST, SECOND])
    with django_assert_num_queries(0, using="default"):
        store.make([FIRST, "c7f3q9k2m4/3"])


def test_a_destroyed_key_is_absent_and_the_others_stay():
    kept = store.make([FIRST, SECOND])[SECOND]

    assert store.destroy([FIRST, "never-made/1"]) == 1
    assert store.opened([FIRST, SECOND]) == {SECOND: kept}
    assert store.destroy([FIRST]) == 0


def test_a_stored_key_tells_nothing_without_the_key_encryption_key(data):
    key = store.make([FIRST])[FIRST]
    row = WrappedKey.objects.get(pk=FIRST)
    assert key not in bytes(row.wrapped)

    (data / "secrets/kek").unlink()

    with pytest.raises(Unreadable, match=row.kek):
        store.opened([FIRST])


def test_a_key_moved_to_another_voice_does_not_open():
    store.make([FIRST, SECOND])
    theirs = WrappedKey.objects.get(pk=SECOND)
    WrappedKey.objects.filter(pk=FIRST).update(wrapped=theirs.wrapped)

    with pytest.raises(Unreadable):
        store.opened([FIRST])


def test_many_voices_are_served_at_once():
    names = [f"case/{ordinal}" for ordinal in range(1201)]

    made = store.make(names)

    assert made.keys() == set(names)
    assert len(set(made.values())) == 1201
    assert store.opened(names) == made
    assert store.destroy(names) == 1201


def test_a_new_key_encryption_key_opens_the_same_data_keys():
    made = store.make([FIRST, SECOND])
    former = WrappedKey.objects.get(pk=FIRST).kek

    assert store.rewrap() == 2

    assert not WrappedKey.objects.filter(kek=former).exists()
    assert store.opened([FIRST, SECOND]) == made
    assert store.make(["later/1"]).keys() == {"later/1"}
    assert secrets.kept("kek") == ["kek", "kek-0002"]


def test_a_former_key_encryption_key_goes_only_when_nothing_needs_it():
    made = store.make([FIRST])
    straggler = WrappedKey.objects.get(pk=FIRST)
    store.rewrap()
    straggler.save()

    assert store.retire() == 1

    assert secrets.kept("kek") == ["kek-0002"]
    assert store.opened([FIRST]) == made
    assert (store.rewrap(), store.retire()) == (1, 1)
    assert secrets.kept("kek") == ["kek-0003"]
    assert store.opened([FIRST]) == made


@pytest.mark.django_db(databases=["default", "keys"], transaction=True)
def test_no_key_is_made_inside_a_transaction_that_could_take_it_back():
    with transaction.atomic(using="keys"), pytest.raises(RuntimeError):
        store.make([FIRST])
    with pytest.raises(ZeroDivisionError), transaction.atomic(using="default"):
        made = store.make([SECOND])
        _ = 1 / 0

    assert store.opened([FIRST, SECOND]) == made


@pytest.mark.django_db(databases=["default", "keys"], transaction=True)
def test_destroying_is_done_when_it_returns():
    store.make([FIRST])
    store.destroy([FIRST])

    connections["keys"].close()
    assert store.opened([FIRST]) == {}
