"""Links by which somebody without an account handles one matter."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

ID = {"auto_created": True, "verbose_name": "ID"}


class Migration(migrations.Migration):
    initial = True

    dependencies = [migrations.swappable_dependency(settings.AUTH_USER_MODEL)]

    operations = [
        migrations.CreateModel(
            name="TaskLink",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False, **ID)),
                ("key", models.CharField(max_length=32, unique=True)),
                ("form_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                ("case", models.CharField(db_index=True, max_length=16)),
                ("made_by", models.CharField(max_length=16)),
                ("made_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("code_mark", models.CharField(blank=True, max_length=64)),
                ("wrong_count", models.PositiveSmallIntegerField(default=0)),
                ("wrong_at", models.DateTimeField(null=True)),
                ("device_mark", models.CharField(blank=True, max_length=64)),
                ("bound_at", models.DateTimeField(null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="task_links",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
    ]
