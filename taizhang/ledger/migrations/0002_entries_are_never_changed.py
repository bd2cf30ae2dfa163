"""Entries, openings and tree nodes are never changed or removed, whoever holds the password.

Why here and not only in Python: a shell and a hurried `UPDATE` go round the models. The one
change allowed is erasing: an opening's `sealed` becomes null together with `erased_by`
naming the entry that says why. Safe on a live book: adds triggers, reads no rows. Undo:
drops them, and only them.
"""

from collections.abc import Iterator

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

TABLES = ("ledger_entry", "ledger_node", "ledger_opening")
WORD = "the book is never changed"

SQLITE_FORBID = """
CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, '{word}'); END
"""
SQLITE_ERASE_ONLY = """
CREATE TRIGGER ledger_opening_no_update BEFORE UPDATE ON ledger_opening
WHEN NOT (
  OLD.sealed IS NOT NULL AND NEW.sealed IS NULL
  AND OLD.erased_by_id IS NULL AND NEW.erased_by_id IS NOT NULL
  AND NEW.entry_id = OLD.entry_id AND NEW.committed = OLD.committed
  AND NEW.subject = OLD.subject
)
BEGIN SELECT RAISE(ABORT, '{word}'); END
"""
PG_FUNCTION = """
CREATE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '{word}'; END $$
"""
PG_FORBID = """
CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table}
FOR EACH ROW EXECUTE FUNCTION ledger_refuse()
"""
PG_NO_TRUNCATE = """
CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()
"""
PG_ERASE_ONLY = """
CREATE TRIGGER ledger_opening_no_update BEFORE UPDATE ON ledger_opening
FOR EACH ROW WHEN (NOT (
  OLD.sealed IS NOT NULL AND NEW.sealed IS NULL
  AND OLD.erased_by_id IS NULL AND NEW.erased_by_id IS NOT NULL
  AND NEW.entry_id = OLD.entry_id AND NEW.committed::text = OLD.committed::text
  AND NEW.subject = OLD.subject
)) EXECUTE FUNCTION ledger_refuse()
"""


def _statements(vendor: str) -> Iterator[str]:
    forbid, erase_only = (
        (SQLITE_FORBID, SQLITE_ERASE_ONLY)
        if vendor == "sqlite"
        else (PG_FORBID, PG_ERASE_ONLY)
    )
    if vendor != "sqlite":
        yield PG_FUNCTION.format(word=WORD)
        yield from (PG_NO_TRUNCATE.format(table=table) for table in TABLES)
    for table in TABLES:
        yield forbid.format(table=table, verb="DELETE", word=WORD)
        if table != "ledger_opening":
            yield forbid.format(table=table, verb="UPDATE", word=WORD)
    yield erase_only.format(word=WORD)


def forbid(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in _statements(schema_editor.connection.vendor):
        schema_editor.execute(statement, params=None)


def allow(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    vendor = schema_editor.connection.vendor
    verbs = ("update", "delete") if vendor == "sqlite" else ("update", "delete", "truncate")
    for table in TABLES:
        for verb in verbs:
            on = "" if vendor == "sqlite" else f" ON {table}"
            schema_editor.execute(f"DROP TRIGGER {table}_no_{verb}{on}", params=None)
    if vendor != "sqlite":
        schema_editor.execute("DROP FUNCTION ledger_refuse()", params=None)


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]
    operations = [migrations.RunPython(forbid, allow)]
