"""Members propose by a link of their own. Undo: drops the links and what was written by them.

Safe on a live office: two columns and a table more, no row is read.
"""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agreements", "0001_partners_communities_and_the_council"),
        ("assembly", "0001_meetings"),
    ]

    operations = [
        migrations.AddField(
            model_name="topic",
            name="words",
            field=models.CharField(blank=True, max_length=500),
        ),
        migrations.AlterField(
            model_name="topic",
            name="outcome",
            field=models.CharField(
                blank=True,
                choices=[
                    ("resolved", "Resolved"),
                    ("none", "None"),
                    ("declined", "Declined"),
                ],
                max_length=8,
            ),
        ),
        migrations.CreateModel(
            name="OwnLink",
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
                ("key", models.CharField(max_length=32, unique=True)),
                ("made_by", models.CharField(max_length=16)),
                ("made_at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(null=True)),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agreements.member",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at", None)),
                        fields=("member",),
                        name="council_one_own_link",
                    )
                ],
            },
        ),
    ]
