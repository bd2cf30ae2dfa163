"""Agreements with partner units, the list of communities, and the council's members.

Five tags and five kinds of members to begin with.
"""

import uuid

import django.db.models.deletion
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from taizhang.agreements.defaults import KINDS, TAGS


def begin_with_five(apps: StateApps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Write the five tags (五联) and the five kinds."""
    for name, first in (("Tag", TAGS), ("MemberKind", KINDS)):
        table = apps.get_model("agreements", name)
        table.objects.bulk_create(
            table(code=code, name=chinese, name_en=english, order=order)
            for order, (code, chinese, english) in enumerate(first)
        )


ID = {"auto_created": True, "verbose_name": "ID"}


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Tag",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False, **ID)),
                ("code", models.CharField(max_length=32, unique=True)),
                ("name", models.CharField(max_length=20)),
                ("name_en", models.CharField(blank=True, max_length=60)),
                ("active", models.BooleanField(default=True)),
                ("order", models.PositiveSmallIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="Agreement",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False, **ID)),
                ("key", models.UUIDField(default=uuid.uuid4, unique=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("unit", models.CharField(db_index=True, max_length=16)),
                ("subject", models.CharField(max_length=200)),
                ("subject_en", models.CharField(blank=True, max_length=400)),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
                ("contact", models.CharField(blank=True, max_length=40)),
                ("phone", models.CharField(blank=True, max_length=32)),
                ("note", models.CharField(blank=True, max_length=400)),
                ("file", models.CharField(blank=True, max_length=64)),
                (
                    "tags",
                    models.ManyToManyField(related_name="agreements", to="agreements.tag"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Outside",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False, **ID)),
                ("category", models.CharField(max_length=32, unique=True)),
                ("words", models.CharField(max_length=200)),
                ("words_en", models.CharField(blank=True, max_length=400)),
            ],
        ),
        migrations.CreateModel(
            name="MemberKind",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False, **ID)),
                ("code", models.CharField(max_length=32, unique=True)),
                ("name", models.CharField(max_length=40)),
                ("name_en", models.CharField(blank=True, max_length=80)),
                ("active", models.BooleanField(default=True)),
                ("order", models.PositiveSmallIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="Member",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False, **ID)),
                ("key", models.UUIDField(default=uuid.uuid4, unique=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("name", models.CharField(max_length=40)),
                (
                    "kind",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="members",
                        to="agreements.memberkind",
                    ),
                ),
                ("community", models.CharField(blank=True, max_length=32)),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
                ("phone", models.CharField(blank=True, max_length=32)),
                ("looks_again", models.BooleanField(default=False)),
            ],
        ),
        migrations.RunPython(begin_with_five, migrations.RunPython.noop),
    ]
