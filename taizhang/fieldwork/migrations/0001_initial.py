"""The first tables: where to look in, visits, lists, and what phones hand in."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="AskingList",
            fields=[
                (
                    "code",
                    models.CharField(max_length=12, primary_key=True, serialize=False),
                ),
                ("active", models.BooleanField(default=False)),
            ],
        ),
        migrations.CreateModel(
            name="Delivery",
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
                ("fingerprint", models.CharField(max_length=64)),
                ("by", models.CharField(max_length=16)),
                ("kind", models.CharField(max_length=12)),
                ("case", models.CharField(blank=True, db_index=True, max_length=40)),
                ("number", models.CharField(blank=True, max_length=20)),
                ("n", models.PositiveIntegerField(default=0)),
                ("happened_at", models.DateTimeField()),
                ("arrived_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Shot",
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
                ("item", models.UUIDField(db_index=True)),
                ("by", models.CharField(max_length=16)),
                ("shows", models.CharField(max_length=16)),
                ("size", models.PositiveIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("taken_at", models.DateTimeField()),
                ("begun_at", models.DateTimeField(db_index=True)),
                ("have", models.PositiveIntegerField(default=0)),
                ("kept", models.CharField(blank=True, max_length=64)),
                ("attached", models.BooleanField(default=False)),
            ],
        ),
        migrations.CreateModel(
            name="Stop",
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
                ("key", models.UUIDField(default=uuid.uuid4, unique=True)),
                (
                    "sort",
                    models.CharField(
                        choices=[("household", "住户"), ("point", "检查点")],
                        default="household",
                        max_length=12,
                    ),
                ),
                ("place", models.CharField(db_index=True, max_length=32)),
                ("every_days", models.PositiveSmallIntegerField()),
                ("sealed", models.BinaryField()),
                ("since", models.DateField()),
                ("until", models.DateField(null=True)),
                ("added_by", models.CharField(max_length=16)),
            ],
        ),
        migrations.CreateModel(
            name="Tick",
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
                ("code", models.CharField(db_index=True, max_length=12)),
                ("text", models.CharField(max_length=60)),
                ("sample", models.BooleanField(default=False)),
            ],
        ),
        migrations.CreateModel(
            name="Visit",
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
                ("fingerprint", models.CharField(max_length=64)),
                ("place", models.CharField(db_index=True, max_length=32)),
                ("kind", models.CharField(max_length=12)),
                ("outcome", models.CharField(max_length=12)),
                ("by", models.CharField(max_length=16)),
                ("happened_at", models.DateTimeField(db_index=True)),
                ("arrived_at", models.DateTimeField()),
                ("case", models.CharField(blank=True, max_length=40)),
                ("sealed", models.BinaryField()),
                (
                    "stop",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="visits",
                        to="fieldwork.stop",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ShotPiece",
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
                ("offset", models.PositiveIntegerField()),
                ("sealed", models.BinaryField()),
                (
                    "shot",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pieces",
                        to="fieldwork.shot",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("shot", "offset"), name="a_piece_once")
                ],
            },
        ),
    ]
