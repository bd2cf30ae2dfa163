"""The first tables: buckets, spent puzzles, notices that were shown, and forms that are held."""

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Bucket",
            fields=[
                ("key", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("level", models.FloatField()),
                ("at", models.DateTimeField(db_index=True)),
            ],
        ),
        migrations.CreateModel(
            name="Spent",
            fields=[
                (
                    "puzzle",
                    models.CharField(max_length=64, primary_key=True, serialize=False),
                ),
                ("use", models.CharField(max_length=64)),
                ("until", models.DateTimeField(db_index=True)),
            ],
        ),
        migrations.CreateModel(
            name="Told",
            fields=[
                (
                    "key",
                    models.CharField(max_length=64, primary_key=True, serialize=False),
                ),
                ("receipt", models.CharField(max_length=64, unique=True)),
                ("admitted", models.BooleanField()),
                ("notice", models.CharField(max_length=16)),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Held",
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
                ("receipt", models.CharField(max_length=64, unique=True)),
                ("key", models.CharField(max_length=64, unique=True)),
                ("fingerprint", models.CharField(max_length=64)),
                ("alike", models.CharField(db_index=True, max_length=64)),
                ("sealed", models.BinaryField(null=True)),
                ("at", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting"),
                            ("registered", "Registered"),
                            ("dropped", "Dropped"),
                        ],
                        default="waiting",
                        max_length=12,
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=200)),
                ("decided_by", models.CharField(blank=True, max_length=16)),
                ("decided_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["state", "at", "id"], name="held_in_order")
                ],
            },
        ),
    ]
