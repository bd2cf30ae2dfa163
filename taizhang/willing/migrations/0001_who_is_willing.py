"""Residents who agreed to look at what was done elsewhere. Safe on a live book: a new table."""

import uuid

from django.db import migrations, models

ID = {"auto_created": True, "verbose_name": "ID"}


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Willing",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False, **ID)),
                ("key", models.UUIDField(default=uuid.uuid4, unique=True)),
                ("case", models.CharField(max_length=16)),
                ("voice", models.PositiveIntegerField()),
                ("community", models.CharField(blank=True, max_length=32)),
                ("sealed", models.BinaryField()),
                ("since", models.DateField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("case", "voice"), name="each_voice_willing_once"
                    )
                ]
            },
        )
    ]
