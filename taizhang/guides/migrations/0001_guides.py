"""The office writes guides: what to bring, to whom and when.

Safe on a live book: adds one empty table. Undo: drops it.
"""

from django.db import migrations, models

ID = {"auto_created": True, "verbose_name": "ID"}


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Guide",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False, **ID)),
                ("code", models.CharField(max_length=16, unique=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("name", models.CharField(max_length=60)),
                ("name_en", models.CharField(blank=True, max_length=120)),
                ("whom", models.CharField(blank=True, max_length=200)),
                ("whom_en", models.CharField(blank=True, max_length=400)),
                ("where", models.CharField(blank=True, max_length=200)),
                ("where_en", models.CharField(blank=True, max_length=400)),
                ("hours", models.CharField(blank=True, max_length=200)),
                ("hours_en", models.CharField(blank=True, max_length=400)),
                ("phone", models.CharField(blank=True, max_length=32)),
                ("note", models.TextField(blank=True)),
                ("note_en", models.TextField(blank=True)),
                ("materials", models.JSONField(default=list)),
                ("comes", models.BooleanField(default=False)),
                ("active", models.BooleanField(default=True)),
                ("order", models.PositiveSmallIntegerField(default=0)),
            ],
        ),
    ]
