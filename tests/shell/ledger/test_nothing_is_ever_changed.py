"""Entries, openings and tree nodes stay as they are, whoever holds the password."""

import pytest
from django.db import DatabaseError, connection, transaction

from taizhang.ledger import models
from tests.shell.ledger.matters import registered, whole
from tests.shell.ledger.tampering import sql

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("office"),
]
GUARDED = (models.Entry, models.Opening, models.Node)
CHANGES = (
    "UPDATE ledger_entry SET leaf = leaf",
    "UPDATE ledger_entry SET n = 7 WHERE seq = 3",
    "DELETE FROM ledger_entry WHERE seq = 3",
    "UPDATE ledger_opening SET committed = committed",
    "UPDATE ledger_opening SET sealed = NULL WHERE entry_id = 3",
    "UPDATE ledger_opening SET erased_by_id = 3 WHERE entry_id = 3",
    "UPDATE ledger_opening SET sealed = NULL, erased_by_id = 3, subject = 'x'"
    " WHERE entry_id = 3",
    "UPDATE ledger_opening SET sealed = NULL, erased_by_id = 3, committed = '{}'"
    " WHERE entry_id = 3",
    "UPDATE ledger_opening SET sealed = NULL, erased_by_id = 3, entry_id = 99"
    " WHERE entry_id = 3",
    "DELETE FROM ledger_opening",
    'UPDATE ledger_node SET "index" = 9 WHERE level = 0 AND "index" = 0',
    "DELETE FROM ledger_node WHERE level = 0",
)


@pytest.mark.parametrize("statement", CHANGES)
def test_no_statement_changes_the_book(statement):
    registered()
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        sql(statement)
    assert whole()


@pytest.mark.parametrize("table", GUARDED)
def test_nor_does_the_orm(table):
    registered()
    with pytest.raises(DatabaseError), transaction.atomic():
        table.objects.order_by("pk").first().delete()
    with pytest.raises(DatabaseError), transaction.atomic():
        table.objects.all().delete()
    assert whole()


def test_an_entry_saved_again_is_refused():
    registered()
    entry = models.Entry.objects.get(seq=3)
    entry.leaf = b"{}"
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        entry.save()


def test_erasing_happens_once_and_is_not_taken_back():
    registered()
    erase = "UPDATE ledger_opening SET sealed = NULL, erased_by_id = 3 WHERE entry_id = 3"
    assert sql(erase) == 1
    for again in (erase, "UPDATE ledger_opening SET sealed = '{}' WHERE entry_id = 3"):
        with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
            sql(again)


@pytest.mark.postgres
@pytest.mark.parametrize("table", GUARDED)
def test_nobody_empties_a_table_of_the_book(table):
    registered()
    connection.check_constraints()
    name = connection.ops.quote_name(table._meta.db_table)
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        sql(f"TRUNCATE {name} CASCADE")


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO ledger_entry (seq, leaf) VALUES (3, '')",
        'INSERT INTO ledger_entry (seq, "case", n, leaf)'
        ' SELECT 99, "case", n, leaf FROM ledger_entry WHERE seq = 3',
        "INSERT INTO ledger_node (level, \"index\", hash) VALUES (0, 0, '')",
    ],
)
def test_no_place_in_the_book_is_taken_twice(statement):
    registered()
    with pytest.raises(DatabaseError), transaction.atomic():
        sql(statement)
    assert whole()
