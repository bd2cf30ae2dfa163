"""The ways by which matters come in become an office's own; one for each channel at first.

Safe on a live book: nothing else is touched. Undo: drops the table.
"""

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from taizhang.ways.defaults import WAYS


def begin_with_one_each(apps: StateApps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Write a way for each channel."""
    table = apps.get_model("ways", "Way")
    table.objects.bulk_create(
        table(
            code=channel.value,
            name=chinese,
            name_en=english,
            channel=channel.value,
            asks=[each.value for each in asks],
            order=order,
        )
        for order, (channel, chinese, english, asks) in enumerate(WAYS)
    )


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Way",
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
                ("channel", models.CharField(max_length=16)),
                ("asks", models.JSONField(default=list)),
                ("first_contact", models.CharField(blank=True, max_length=16)),
                ("active", models.BooleanField(default=True)),
                ("order", models.PositiveSmallIntegerField(default=0)),
            ],
        ),
        migrations.RunPython(begin_with_one_each, migrations.RunPython.noop),
    ]
