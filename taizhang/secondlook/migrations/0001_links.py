"""The links that ask. Safe on a live book: a new table."""

import uuid

from django.db import migrations, models

ID = {"auto_created": True, "verbose_name": "ID"}


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
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
