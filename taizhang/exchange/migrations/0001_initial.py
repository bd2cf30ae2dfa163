"""The tables of imports: batches, and the marks of their rows."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Adds three empty tables; undoing it leaves the ledger as it is."""

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Batch",
            fields=[
                ("id", models.CharField(max_length=16, primary_key=True, serialize=False)),
                ("file_name", models.CharField(max_length=200)),
                ("sha256", models.CharField(max_length=64)),
                ("mapping", models.JSONField(default=dict)),
                ("by", models.CharField(max_length=16)),
                ("worked_by", models.CharField(blank=True, max_length=16)),
                ("read_at", models.DateTimeField()),
                ("finished_at", models.DateTimeField(null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("read", "待导入"),
                            ("importing", "导入中"),
                            ("done", "已导入"),
                            ("confirming", "确认中"),
                            ("withdrawing", "撤回中"),
                            ("withdrawn", "已撤回"),
                        ],
                        default="read",
                        max_length=16,
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0)),
                ("total", models.PositiveIntegerField(default=0)),
                ("cursor", models.CharField(blank=True, max_length=24)),
                ("chunk_ms", models.PositiveIntegerField(default=0)),
                ("reason", models.CharField(blank=True, max_length=2000)),
                ("account", models.JSONField(default=dict)),
                ("imported_count", models.PositiveIntegerField(default=0)),
                ("known_count", models.PositiveIntegerField(default=0)),
                ("changed_count", models.PositiveIntegerField(default=0)),
                ("refused_count", models.PositiveIntegerField(default=0)),
                ("confirmed_count", models.PositiveIntegerField(default=0)),
                ("withdrawn_count", models.PositiveIntegerField(default=0)),
                ("kept_count", models.PositiveIntegerField(default=0)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["sha256"], name="imports_of_a_file"),
                    models.Index(fields=["-read_at"], name="imports_latest_first"),
                ],
            },
        ),
        migrations.CreateModel(
            name="ImportedRow",
            fields=[
                (
                    "fingerprint",
                    models.CharField(max_length=64, primary_key=True, serialize=False),
                ),
                ("matter", models.CharField(blank=True, max_length=64)),
                ("case", models.CharField(max_length=16)),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rows",
                        to="exchange.batch",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["batch", "case"], name="imported_rows_in_order"),
                    models.Index(fields=["matter"], name="imported_matters"),
                ],
            },
        ),
        migrations.CreateModel(
            name="LeftRow",
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
                ("fingerprint", models.CharField(max_length=64)),
                ("refusals", models.JSONField(default=list)),
                ("case", models.CharField(blank=True, max_length=16)),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="left",
                        to="exchange.batch",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("batch", "fingerprint"), name="each_row_left_once"
                    )
                ],
            },
        ),
    ]
