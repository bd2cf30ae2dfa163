"""Sheets of posts that were handed in wait here until somebody confirms them.

Safe on a live book: adds one empty table. Undo: drops it.
"""

import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="PostSheet",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("by", models.CharField(max_length=16)),
                ("at", models.DateTimeField()),
                ("file_name", models.CharField(max_length=200)),
                ("entries", models.JSONField()),
            ],
        ),
    ]
