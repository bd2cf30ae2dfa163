"""Changes of the calendar, what waits to be confirmed, and the clocks that they move.

Safe on a live book: adds three empty tables. Undo: drops them.
"""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="CalendarChange",
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
                ("key", models.UUIDField(unique=True)),
                ("at", models.DateTimeField()),
                ("by", models.CharField(max_length=16)),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("notice", "Notice"),
                            ("days", "Days"),
                            ("back", "Back"),
                            ("program", "Program"),
                        ],
                        max_length=8,
                    ),
                ),
                ("year", models.PositiveSmallIntegerField()),
                ("steps", models.JSONField()),
                ("before", models.CharField(max_length=40)),
                ("after", models.CharField(max_length=40)),
                ("job", models.CharField(blank=True, max_length=40)),
            ],
        ),
        migrations.CreateModel(
            name="CalendarDraft",
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
                ("source", models.CharField(max_length=8)),
                ("year", models.PositiveSmallIntegerField()),
                ("wanted", models.JSONField()),
            ],
        ),
        migrations.CreateModel(
            name="ClockMove",
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
                ("case", models.CharField(max_length=16)),
                ("due_before", models.DateTimeField()),
                ("due_after", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting"),
                            ("done", "Done"),
                            ("unchanged", "Unchanged"),
                            ("refused", "Refused"),
                        ],
                        default="waiting",
                        max_length=16,
                    ),
                ),
                ("refused", models.CharField(blank=True, max_length=400)),
                (
                    "change",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="moves",
                        to="almanac.calendarchange",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["change", "state", "due_after"], name="clocks_still_to_do"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("change", "case"), name="each_clock_once"
                    )
                ],
            },
        ),
    ]
