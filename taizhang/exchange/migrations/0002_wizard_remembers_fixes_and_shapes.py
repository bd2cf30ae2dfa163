"""A batch keeps what was chosen and put right in it; shapes of ledgers are remembered."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("exchange", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="batch",
            name="job",
            field=models.CharField(blank=True, max_length=32),
        ),
        migrations.AddField(
            model_name="batch",
            name="layout",
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name="batch",
            name="recalled",
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name="batch",
            name="untried_count",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AlterField(
            model_name="batch",
            name="state",
            field=models.CharField(
                choices=[
                    ("matching", "待对列"),
                    ("read", "待导入"),
                    ("importing", "导入中"),
                    ("stopped", "停在半路"),
                    ("done", "已导入"),
                    ("confirming", "确认中"),
                    ("withdrawing", "撤回中"),
                    ("withdrawn", "已撤回"),
                ],
                default="read",
                max_length=16,
            ),
        ),
        migrations.CreateModel(
            name="Shape",
            fields=[
                (
                    "mark",
                    models.CharField(max_length=32, primary_key=True, serialize=False),
                ),
                ("matching", models.JSONField()),
                ("by", models.CharField(max_length=16)),
                ("used_at", models.DateTimeField()),
            ],
            options={
                "indexes": [models.Index(fields=["-used_at"], name="shapes_latest_first")],
            },
        ),
        migrations.CreateModel(
            name="Fix",
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
                ("mark", models.CharField(max_length=32)),
                ("sealed", models.BinaryField()),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="fixes",
                        to="exchange.batch",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("batch", "mark"), name="each_value_fixed_once"
                    )
                ],
            },
        ),
    ]
