"""How the office prints, the months it closed, and long ledgers in volumes."""

import django.db.models.deletion
from django.db import migrations, models

import taizhang.printing.models


class Migration(migrations.Migration):
    """Adds four empty tables; undoing it forgets the closed months, not the ledger."""

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Freeze",
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
                ("month", models.CharField(max_length=7, unique=True)),
                ("frozen_at", models.DateTimeField()),
                ("by", models.CharField(max_length=16)),
                ("size", models.BigIntegerField()),
                ("root", models.CharField(max_length=44)),
                ("head", models.JSONField()),
                ("rows_count", models.PositiveIntegerField()),
                ("sha256", models.CharField(max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name="Bundle",
            fields=[
                (
                    "id",
                    models.CharField(
                        default=taizhang.printing.models.new_id,
                        max_length=18,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("by", models.CharField(max_length=16)),
                ("asked", models.CharField(blank=True, max_length=4000)),
                ("language", models.CharField(max_length=10)),
                ("host", models.CharField(max_length=200)),
                ("asked_at", models.DateTimeField()),
                ("volumes_count", models.PositiveIntegerField(default=0)),
            ],
            options={
                "indexes": [models.Index(fields=["asked_at"], name="bundles_oldest_first")],
            },
        ),
        migrations.CreateModel(
            name="PrintForm",
            fields=[
                (
                    "id",
                    models.PositiveSmallIntegerField(
                        default=1, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("title", models.CharField(blank=True, max_length=60)),
                ("columns", models.JSONField(default=list)),
                ("signatures", models.JSONField(default=list)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("id", 1)), name="one_print_form_only"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FrozenRow",
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
                ("position", models.PositiveIntegerField()),
                ("case", models.CharField(max_length=16)),
                ("n", models.PositiveIntegerField()),
                ("cells", models.JSONField()),
                ("subject", models.CharField(max_length=24)),
                ("sealed", models.BinaryField()),
                ("hash", models.CharField(max_length=64)),
                (
                    "freeze",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rows",
                        to="printing.freeze",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("freeze", "position"), name="each_line_once_in_a_month"
                    )
                ],
            },
        ),
    ]
