"""The search index: an FTS5 table on SQLite, a tsvector with GIN on PostgreSQL.

It holds keyed tokens only, and can be made anew by `taizhang rebuild`. Safe on a live
book: adds a table. Undo: drops it.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

SQLITE = """
CREATE VIRTUAL TABLE ledger_search USING fts5(tokens, tokenize = 'unicode61')
"""
POSTGRESQL = (
    "CREATE TABLE ledger_search (id bigint PRIMARY KEY, tokens tsvector NOT NULL)",
    "CREATE INDEX ledger_search_tokens ON ledger_search USING gin (tokens)",
)


def create(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    sqlite = schema_editor.connection.vendor == "sqlite"
    for statement in (SQLITE,) if sqlite else POSTGRESQL:
        schema_editor.execute(statement, params=None)


def drop(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    schema_editor.execute("DROP TABLE ledger_search", params=None)


class Migration(migrations.Migration):
    dependencies = [("ledger", "0002_entries_are_never_changed")]
    operations = [migrations.RunPython(create, drop)]
