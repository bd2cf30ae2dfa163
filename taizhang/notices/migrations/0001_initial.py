"""The tables of written notices."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Notice",
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
                ("version", models.PositiveIntegerField(default=1)),
                ("title", models.CharField(max_length=60)),
                ("text", models.CharField(max_length=1200)),
                ("place", models.CharField(max_length=32)),
                ("reply_by", models.DateField()),
                ("printed", models.PositiveIntegerField()),
                ("handed_out", models.PositiveIntegerField(default=0)),
                ("returned", models.PositiveIntegerField(default=0)),
                ("agreed", models.PositiveIntegerField(default=0)),
                ("blank", models.PositiveIntegerField(default=0)),
                ("made_by", models.CharField(max_length=16)),
                ("made_at", models.DateTimeField()),
                ("closed_on", models.DateField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Reply",
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
                ("case", models.CharField(max_length=36, unique=True)),
                (
                    "notice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replies",
                        to="notices.notice",
                    ),
                ),
            ],
        ),
    ]
