"""Lines of the audit are never changed, and none that is younger than six months removed.

Why here and not only in Python: a shell and a hurried `DELETE` go round the models. Six
months are the least the law asks for; what an office keeps longer is guarded by the chain,
which shows every line that is missing. Safe on a live record: adds triggers, reads no rows.
Undo: drops them, and only them.
"""

from collections.abc import Iterator

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

TABLE = "audit_record"
WORD = "the audit is never changed"

SQLITE = (
    f"""
    CREATE TRIGGER {TABLE}_no_update BEFORE UPDATE ON {TABLE}
    BEGIN SELECT RAISE(ABORT, '{WORD}'); END
    """,
    f"""
    CREATE TRIGGER {TABLE}_no_delete BEFORE DELETE ON {TABLE}
    WHEN OLD.at > strftime('%Y-%m-%d %H:%M:%f', 'now', '-6 months')
    BEGIN SELECT RAISE(ABORT, '{WORD}'); END
    """,
)
POSTGRESQL = (
    f"""
    CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION '{WORD}'; END $$
    """,
    f"""
    CREATE TRIGGER {TABLE}_no_update BEFORE UPDATE ON {TABLE}
    FOR EACH ROW EXECUTE FUNCTION audit_refuse()
    """,
    f"""
    CREATE TRIGGER {TABLE}_no_delete BEFORE DELETE ON {TABLE}
    FOR EACH ROW WHEN (OLD.at > now() - interval '6 months')
    EXECUTE FUNCTION audit_refuse()
    """,
    f"""
    CREATE TRIGGER {TABLE}_no_truncate BEFORE TRUNCATE ON {TABLE}
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()
    """,
)


def _undoing(vendor: str) -> Iterator[str]:
    if vendor == "sqlite":
        yield from (f"DROP TRIGGER {TABLE}_no_{verb}" for verb in ("update", "delete"))
        return
    for verb in ("update", "delete", "truncate"):
        yield f"DROP TRIGGER {TABLE}_no_{verb} ON {TABLE}"
    yield "DROP FUNCTION audit_refuse()"


def forbid(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    vendor = schema_editor.connection.vendor
    for statement in SQLITE if vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement, params=None)


def allow(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in _undoing(schema_editor.connection.vendor):
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_the_audit_begins")]
    operations = [migrations.RunPython(forbid, allow)]
