"""Places get units, official codes, a beginning and an end, other names and what became of
them; the office gets points people look for and its public address.

Safe on a live book: adds tables and columns that are empty, and writes by which letters the
names already there are found (a row each, a few hundred). Undo: drops them, and only them.
"""

import os
from typing import Any

import django.db.models.deletion
from django.db import migrations, models


def find_by_letters(apps: Any, _schema_editor: Any) -> None:
    """Write the first letters of the names that stand there already."""
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "1")
    from pypinyin import Style, lazy_pinyin

    for row in apps.get_model("places", "Place").objects.all():
        letters = "".join(lazy_pinyin(row.name, style=Style.FIRST_LETTER))
        row.initials = "".join(filter(str.isalnum, letters.casefold()))[:60]
        row.save(update_fields=["initials"])


class Migration(migrations.Migration):
    dependencies = [
        ("places", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="EarlierPlacement",
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
                ("until", models.DateField()),
            ],
        ),
        migrations.CreateModel(
            name="OtherName",
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
                ("name", models.CharField(max_length=60)),
                ("name_en", models.CharField(blank=True, max_length=120)),
                (
                    "sort",
                    models.CharField(
                        choices=[("said", "俗称"), ("earlier", "曾用名")],
                        default="said",
                        max_length=8,
                    ),
                ),
                ("until", models.DateField(blank=True, null=True)),
                ("initials", models.CharField(blank=True, max_length=60)),
            ],
        ),
        migrations.CreateModel(
            name="PlaceChange",
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
                ("at", models.DateTimeField()),
                ("by", models.CharField(max_length=16)),
                ("act", models.CharField(max_length=16)),
                ("code", models.CharField(db_index=True, max_length=32)),
                ("told", models.CharField(max_length=200)),
                ("steps", models.JSONField()),
                ("undone_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Point",
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
                ("code", models.CharField(max_length=16, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("centre", "党群服务中心"),
                            ("station", "党群服务站"),
                            ("counter", "便民窗口"),
                            ("box", "意见箱"),
                            ("other", "其他服务点"),
                        ],
                        max_length=8,
                    ),
                ),
                ("name", models.CharField(max_length=60)),
                ("name_en", models.CharField(blank=True, max_length=120)),
                ("address", models.CharField(blank=True, max_length=120)),
                ("address_en", models.CharField(blank=True, max_length=200)),
                ("hours", models.CharField(blank=True, max_length=60)),
                ("phone", models.CharField(blank=True, max_length=32)),
                ("active", models.BooleanField(default=True)),
            ],
        ),
        migrations.CreateModel(
            name="Succession",
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
                ("on", models.DateField()),
                (
                    "kind",
                    models.CharField(
                        choices=[("split", "拆分"), ("merged", "合并")], max_length=8
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="office",
            name="public_address",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name="place",
            name="began_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="place",
            name="ended_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="place",
            name="official",
            field=models.CharField(blank=True, max_length=12),
        ),
        migrations.AddField(
            model_name="place",
            name="order",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AlterField(
            model_name="place",
            name="initials",
            field=models.CharField(blank=True, max_length=60),
        ),
        migrations.AlterField(
            model_name="place",
            name="kind",
            field=models.CharField(
                choices=[
                    ("subdistrict", "街道"),
                    ("community", "社区"),
                    ("grid", "网格"),
                    ("estate", "小区"),
                    ("building", "楼栋"),
                    ("unit", "单元"),
                ],
                max_length=16,
            ),
        ),
        migrations.AddConstraint(
            model_name="place",
            constraint=models.UniqueConstraint(
                condition=models.Q(("official", ""), _negated=True),
                fields=("official",),
                name="official_code_once",
            ),
        ),
        migrations.AddField(
            model_name="earlierplacement",
            name="above",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="places.place",
            ),
        ),
        migrations.AddField(
            model_name="earlierplacement",
            name="place",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="placements",
                to="places.place",
            ),
        ),
        migrations.AddField(
            model_name="othername",
            name="place",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="other_names",
                to="places.place",
            ),
        ),
        migrations.AddField(
            model_name="point",
            name="place",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="points",
                to="places.place",
            ),
        ),
        migrations.AddField(
            model_name="succession",
            name="earlier",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="later",
                to="places.place",
            ),
        ),
        migrations.AddField(
            model_name="succession",
            name="later",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="earlier",
                to="places.place",
            ),
        ),
        migrations.AddConstraint(
            model_name="succession",
            constraint=models.UniqueConstraint(
                fields=("earlier", "later"), name="succeeded_by_each_once"
            ),
        ),
        migrations.RunPython(find_by_letters, migrations.RunPython.noop),
    ]
