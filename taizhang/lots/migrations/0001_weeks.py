"""The weeks that were drawn from. Safe on a live book: new tables."""

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
    ]
