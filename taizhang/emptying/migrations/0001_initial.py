"""The first tables: boxes, their openings, the slips of each, and numbers on stubs."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("places", "0004_places_get_outlines"),
    ]

    operations = [
        migrations.CreateModel(
            name="Box",
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
                (
                    "every",
                    models.CharField(
                        choices=[
                            ("week", "week"),
                            ("two_weeks", "two_weeks"),
                            ("month", "month"),
                        ],
                        max_length=12,
                    ),
                ),
                ("weekday", models.PositiveSmallIntegerField()),
                ("keeper", models.CharField(max_length=16)),
                ("seal", models.CharField(max_length=32)),
                ("since", models.DateField()),
                (
                    "point",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="box",
                        to="places.point",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Opening",
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
                ("number", models.PositiveIntegerField()),
                ("opened_at", models.DateTimeField()),
                ("opened_by", models.CharField(max_length=16)),
                ("witness", models.CharField(max_length=16)),
                ("seal_due", models.CharField(max_length=32)),
                ("seal_found", models.CharField(max_length=32)),
                ("seal_intact", models.BooleanField()),
                ("seal_note", models.CharField(blank=True, max_length=200)),
                ("seal_photo", models.CharField(blank=True, max_length=64)),
                ("counted", models.PositiveIntegerField(null=True)),
                ("first_count", models.PositiveIntegerField(null=True)),
                ("recounted", models.CharField(blank=True, max_length=200)),
                ("seal_new", models.CharField(blank=True, max_length=32)),
                ("seal_new_photo", models.CharField(blank=True, max_length=64)),
                ("signed_at", models.DateTimeField(null=True)),
                ("signed_by", models.CharField(blank=True, max_length=16)),
                ("signed_with", models.CharField(blank=True, max_length=16)),
                (
                    "box",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="openings",
                        to="emptying.box",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Stub",
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
                ("receipt", models.CharField(max_length=64, unique=True)),
                ("printed_at", models.DateTimeField()),
                ("printed_by", models.CharField(max_length=16)),
                (
                    "box",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stubs",
                        to="emptying.box",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Slip",
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
                ("n", models.PositiveIntegerField()),
                ("key", models.UUIDField(default=uuid.uuid4, unique=True)),
                ("photo", models.CharField(blank=True, max_length=64)),
                ("draft", models.BinaryField(null=True)),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("waiting", "waiting"),
                            ("registered", "registered"),
                            ("merged", "merged"),
                            ("praise", "praise"),
                            ("blank", "blank"),
                            ("unreadable", "unreadable"),
                        ],
                        default="waiting",
                        max_length=12,
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=200)),
                ("case", models.CharField(blank=True, max_length=16)),
                ("decided_by", models.CharField(blank=True, max_length=16)),
                ("decided_at", models.DateTimeField(null=True)),
                (
                    "opening",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="slips",
                        to="emptying.opening",
                    ),
                ),
                (
                    "stub",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="slip",
                        to="emptying.stub",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="opening",
            constraint=models.UniqueConstraint(
                fields=("box", "number"), name="opening_number_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="opening",
            constraint=models.UniqueConstraint(
                condition=models.Q(("signed_at", None)),
                fields=("box",),
                name="one_opening_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="slip",
            constraint=models.UniqueConstraint(
                fields=("opening", "n"), name="slip_number_once"
            ),
        ),
    ]
