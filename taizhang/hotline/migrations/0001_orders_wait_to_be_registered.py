"""Orders of the hotline that were handed in wait here, sealed, until somebody registers them.

Safe on a live book: adds one empty table. Undo: drops it.
"""

import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="OrderSheet",
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
                ("sealed", models.BinaryField()),
            ],
        ),
    ]
