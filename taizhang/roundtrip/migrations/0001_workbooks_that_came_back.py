"""Workbooks that came back, and what they change. Safe on a live office: adds tables."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Makes room for them."""

    initial = True

    dependencies: ClassVar = []

    operations: ClassVar = [
        migrations.CreateModel(
            name="Trip",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("by", models.CharField(max_length=16)),
                ("file_name", models.CharField(max_length=200)),
                ("read_at", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("read", "Read"),
                            ("writing", "Writing"),
                            ("done", "Done"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="read",
                        max_length=12,
                    ),
                ),
                ("account", models.JSONField()),
                ("reason", models.CharField(blank=True, max_length=200)),
                ("done_at", models.DateTimeField(null=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("job", models.CharField(blank=True, max_length=40)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["by", "-read_at"], name="trips_of_somebody")
                ],
            },
        ),
        migrations.CreateModel(
            name="TripRow",
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
                ("line", models.PositiveIntegerField()),
                ("case", models.CharField(max_length=16)),
                ("number", models.CharField(max_length=16)),
                ("n", models.PositiveIntegerField()),
                ("after", models.PositiveIntegerField(default=0)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting"),
                            ("left", "Left"),
                            ("done", "Done"),
                            ("refused", "Refused"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="waiting",
                        max_length=12,
                    ),
                ),
                ("refused", models.CharField(blank=True, max_length=400)),
                ("kept", models.CharField(blank=True, max_length=400)),
                ("sealed", models.BinaryField()),
                (
                    "trip",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rows",
                        to="roundtrip.trip",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("trip", "case"), name="each_case_once_a_trip"
                    )
                ],
            },
        ),
    ]
