"""Places get outlines on a plan: a new table, empty.

Safe on a live office. Undo: drops the table, and the outlines in it.
"""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("places", "0003_an_office_switches_things_on"),
    ]

    operations = [
        migrations.CreateModel(
            name="Outline",
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
                ("rings", models.JSONField()),
                ("geographic", models.BooleanField(default=False)),
                ("at", models.DateTimeField()),
                (
                    "place",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="outline",
                        to="places.place",
                    ),
                ),
            ],
        ),
    ]
