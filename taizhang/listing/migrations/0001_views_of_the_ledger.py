"""Views that people keep, and how each person arranged one. Undo: drops the table."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="View",
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
                ("slug", models.CharField(blank=True, max_length=24)),
                ("arranges", models.CharField(blank=True, max_length=24)),
                ("name", models.CharField(blank=True, max_length=20)),
                (
                    "scope",
                    models.CharField(
                        choices=[
                            ("mine", "只有我"),
                            ("unit", "本单位的同事"),
                            ("office", "全街道"),
                        ],
                        default="mine",
                        max_length=8,
                    ),
                ),
                ("conditions", models.TextField(blank=True)),
                ("columns", models.JSONField(default=list)),
                ("density", models.CharField(blank=True, max_length=8)),
                ("size", models.PositiveSmallIntegerField(default=0)),
                ("position", models.PositiveIntegerField(default=0)),
                ("opens_first", models.BooleanField(default=False)),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.unit",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["scope", "unit"], name="views_shared")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("slug", ""), _negated=True),
                        fields=("slug",),
                        name="each_slug_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("arranges", ""), _negated=True),
                        fields=("owner", "arranges"),
                        name="each_view_arranged_once_by_each",
                    ),
                ],
            },
        ),
    ]
