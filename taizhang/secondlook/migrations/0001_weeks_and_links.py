"""The weeks that were drawn from, the links that ask. Safe on a live book: new tables."""

import uuid

from django.db import migrations, models

ID = {"auto_created": True, "verbose_name": "ID"}


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="HowMany",
            fields=[
                (
                    "id",
                    models.PositiveSmallIntegerField(
                        default=1, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("share", models.PositiveSmallIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="Week",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False, **ID)),
                ("monday", models.DateField(unique=True)),
                ("size", models.BigIntegerField()),
                ("root", models.CharField(max_length=44)),
                ("share", models.PositiveSmallIntegerField()),
                ("count", models.PositiveIntegerField()),
                ("drawn", models.PositiveIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="Asking",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False, **ID)),
                ("key", models.CharField(max_length=32, unique=True)),
                ("form_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                ("case", models.CharField(db_index=True, max_length=16)),
                ("lot", models.BigIntegerField()),
                ("looked", models.CharField(max_length=16)),
                ("whom", models.CharField(max_length=36)),
                ("photo", models.CharField(blank=True, max_length=64)),
                ("made_by", models.CharField(max_length=16)),
                ("expires_at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("answered_at", models.DateTimeField(null=True)),
            ],
        ),
    ]
