"""An office says by itself whether its leaders follow matters up (督办).

A full house does, as its preset says. Safe on a live book: the office is a single row. Undo:
drops the column.
"""

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def as_the_preset_says(apps: StateApps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Switch it on for a full house."""
    offices = apps.get_model("places", "Office").objects.filter(preset="full")
    offices.update(supervision=True)


class Migration(migrations.Migration):
    dependencies = [("places", "0005_errands_at_home")]

    operations = [
        migrations.AddField("office", "supervision", models.BooleanField(default=False)),
        migrations.RunPython(as_the_preset_says, migrations.RunPython.noop),
    ]
