"""Acts on many rows are remembered, row by row."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="BulkStep",
            fields=[
                ("key", models.UUIDField(primary_key=True, serialize=False)),
                ("act", models.CharField(max_length=16)),
                ("by", models.CharField(max_length=16)),
                ("fingerprint", models.CharField(max_length=64)),
                ("codes", models.JSONField(default=dict)),
                ("sealed", models.BinaryField(default=bytes)),
                ("job", models.CharField(blank=True, max_length=40)),
                ("begun_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                ("undone_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="BulkRow",
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
                ("place", models.PositiveIntegerField()),
                ("case", models.CharField(max_length=16)),
                ("seen", models.PositiveIntegerField(null=True)),
                ("n", models.PositiveIntegerField(default=0)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting"),
                            ("done", "Done"),
                            ("refused", "Refused"),
                            ("unchanged", "Unchanged"),
                        ],
                        default="waiting",
                        max_length=16,
                    ),
                ),
                ("refused", models.CharField(blank=True, max_length=400)),
                ("undone", models.BooleanField(default=False)),
                ("kept", models.CharField(blank=True, max_length=400)),
                (
                    "step",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rows",
                        to="bulk.bulkstep",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["step", "state"], name="rows_still_to_do")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("step", "place"), name="each_place_once"
                    )
                ],
            },
        ),
    ]
