"""An office says by itself what it switches on, and how far it is with setting up.

An office that is there keeps what its preset stood for, and has nothing to set up. Safe on
a live book: the office is a single row. Undo: drops the columns.
"""

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

SWITCHES = ("council", "look_back", "three_administrators")


def as_before(apps: StateApps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Switch on for a full house what it had."""
    offices = apps.get_model("places", "Office").objects.filter(preset="full")
    offices.update(**dict.fromkeys(SWITCHES, True))


class Migration(migrations.Migration):
    dependencies = [("places", "0002_places_change_from_a_day_on")]

    operations = [
        *(
            migrations.AddField("office", name, models.BooleanField(default=False))
            for name in SWITCHES
        ),
        migrations.AddField(
            "office", "setup_step", models.PositiveSmallIntegerField(default=0)
        ),
        migrations.RunPython(as_before, migrations.RunPython.noop),
    ]
