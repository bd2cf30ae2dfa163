"""An office says by what standards its matters are struck off, version by version.

A version is never changed: a trigger sees to it, as a shell goes round the models. Safe on a
live book: an empty table and an empty field of a single row, which is the defaults. Undo:
drops both, and what an office had said with them; matters keep the standard of their day.
"""

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

TABLE = "places_standardversion"
WORD = "a version of a standard is never changed"
SQLITE = (
    f"""
    CREATE TRIGGER {TABLE}_no_update BEFORE UPDATE ON {TABLE}
    BEGIN SELECT RAISE(ABORT, '{WORD}'); END
    """,
)
POSTGRESQL = (
    f"""
    CREATE FUNCTION {TABLE}_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION '{WORD}'; END $$
    """,
    f"""
    CREATE TRIGGER {TABLE}_no_update BEFORE UPDATE ON {TABLE}
    FOR EACH ROW EXECUTE FUNCTION {TABLE}_refuse()
    """,
)


def forbid(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    vendor = schema_editor.connection.vendor
    for statement in SQLITE if vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement, params=None)


def allow(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(f"DROP TRIGGER {TABLE}_no_update", params=None)
        return
    schema_editor.execute(f"DROP TRIGGER {TABLE}_no_update ON {TABLE}", params=None)
    schema_editor.execute(f"DROP FUNCTION {TABLE}_refuse()", params=None)


class Migration(migrations.Migration):
    dependencies = [("places", "0007_what_is_struck_off_is_public")]

    operations = [
        migrations.CreateModel(
            name="StandardVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("number", models.PositiveIntegerField(unique=True)),
                ("key", models.UUIDField(unique=True)),
                ("what", models.CharField(max_length=48)),
                ("urgency", models.CharField(max_length=8)),
                ("choices", models.JSONField()),
                ("at", models.DateTimeField()),
                ("by", models.CharField(max_length=16)),
                ("reason", models.CharField(max_length=200)),
            ],
        ),
        migrations.AddField("office", "standards", models.TextField(blank=True)),
        migrations.RunPython(forbid, allow),
    ]
