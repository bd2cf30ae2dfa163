"""Roles learn how far they see, units and people which place they answer for.

Handlers see their unit's matters from now on, grid workers those of their grid or, until
somebody says which one that is, of their community. Roles of the office's own see all, as
before. Undo: drops the columns.
"""

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

REACHES = ("office", "community", "grid", "unit", "nothing")
NARROWER = {"handler": "unit", "grid_worker": "grid"}


def narrow(apps: StateApps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Give the two roles that see less than all their reach."""
    for code, reach in NARROWER.items():
        apps.get_model("people", "Role").objects.filter(code=code).update(reach=reach)


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]

    operations = [
        migrations.AddField(
            "role",
            "reach",
            models.CharField(
                choices=[(reach, reach) for reach in REACHES],
                default="office",
                max_length=16,
            ),
        ),
        migrations.AddField("unit", "area", models.CharField(blank=True, max_length=32)),
        migrations.AddField("user", "area", models.CharField(blank=True, max_length=32)),
        migrations.RunPython(narrow, migrations.RunPython.noop),
    ]
