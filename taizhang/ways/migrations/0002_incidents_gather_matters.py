"""An office opens an incident, with the limit that its matters have.

Safe on a live book: adds one empty table. Undo: drops it.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("ways", "0001_the_ways_in")]

    operations = [
        migrations.CreateModel(
            name="Incident",
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
                ("code", models.CharField(max_length=16, unique=True)),
                ("name", models.CharField(max_length=40)),
                ("name_en", models.CharField(blank=True, max_length=80)),
                ("hours", models.PositiveSmallIntegerField()),
                ("told", models.CharField(blank=True, max_length=200)),
                ("opened_at", models.DateTimeField()),
                ("opened_by", models.CharField(max_length=16)),
                ("closed_at", models.DateTimeField(null=True)),
            ],
        ),
    ]
