"""Roles can be put away, and council members have a reach of their own.

Safe on a live book: adds a column whose value is that all roles are offered, as before.
Undo: drops it.
"""

from django.db import migrations, models

REACHES = ("office", "community", "grid", "unit", "council", "nothing")


class Migration(migrations.Migration):
    dependencies = [("people", "0003_second_factors_sessions_and_rules")]

    operations = [
        migrations.AddField("role", "active", models.BooleanField(default=True)),
        migrations.AlterField(
            "role",
            "reach",
            models.CharField(
                choices=[(reach, reach) for reach in REACHES],
                default="office",
                max_length=16,
            ),
        ),
    ]
