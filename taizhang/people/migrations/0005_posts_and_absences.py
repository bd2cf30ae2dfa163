"""Posts and who holds them, who is away: new tables, empty.

Safe to run on a live office: touches no row there is. Undo: drops the tables, and with them
what stands in them.
"""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0004_roles_are_offered_or_put_away"),
    ]

    operations = [
        migrations.CreateModel(
            name="Committee",
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
                ("code", models.CharField(max_length=32, unique=True)),
                ("name", models.CharField(max_length=40)),
                ("name_en", models.CharField(blank=True, max_length=80)),
                ("order", models.PositiveSmallIntegerField(default=0)),
                ("active", models.BooleanField(default=True)),
            ],
        ),
        migrations.CreateModel(
            name="PostKind",
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
                ("code", models.CharField(max_length=32, unique=True)),
                ("name", models.CharField(max_length=40)),
                ("name_en", models.CharField(blank=True, max_length=80)),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("subdistrict", "街道"),
                            ("community", "社区"),
                            ("grid", "网格"),
                        ],
                        default="grid",
                        max_length=16,
                    ),
                ),
                ("leads", models.BooleanField(default=False)),
                ("duties", models.CharField(blank=True, max_length=300)),
                ("duties_en", models.CharField(blank=True, max_length=600)),
                ("pledge", models.CharField(blank=True, max_length=300)),
                ("pledge_en", models.CharField(blank=True, max_length=600)),
                ("order", models.PositiveSmallIntegerField(default=0)),
                ("active", models.BooleanField(default=True)),
                (
                    "committee",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="posts",
                        to="people.committee",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Absence",
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
                ("since", models.DateTimeField(default=django.utils.timezone.now)),
                ("until", models.DateField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("by", models.CharField(max_length=16)),
                ("from_seq", models.BigIntegerField(default=0)),
                ("read_at", models.DateTimeField(blank=True, null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="absences",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("person",),
                        name="away_once_at_a_time",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Holding",
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
                ("place", models.CharField(db_index=True, max_length=32)),
                ("name", models.CharField(blank=True, max_length=40)),
                ("name_en", models.CharField(blank=True, max_length=80)),
                ("phone", models.CharField(blank=True, max_length=32)),
                ("hours", models.CharField(blank=True, max_length=60)),
                ("duties", models.CharField(blank=True, max_length=300)),
                ("pledge", models.CharField(blank=True, max_length=300)),
                ("photo", models.CharField(blank=True, max_length=64)),
                ("shown", models.BooleanField(default=True)),
                ("stand_in", models.CharField(blank=True, max_length=40)),
                ("stand_in_phone", models.CharField(blank=True, max_length=32)),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="holdings",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "kind",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="holdings",
                        to="people.postkind",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("person__isnull", False),
                            models.Q(("name", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="a_post_is_held_by_somebody",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("person__isnull", False), ("until__isnull", True)
                        ),
                        fields=("kind", "place", "person"),
                        name="a_post_is_held_once_by_each",
                    ),
                ],
            },
        ),
    ]
