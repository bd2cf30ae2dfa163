"""Which matters nobody may check, and with which people that was found.

Safe on a live book: adds an empty table and a column with a constant. Undo: drops both.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("outbox", "0001_people_are_told")]

    operations = [
        migrations.AddField(
            model_name="reading",
            name="staffed",
            field=models.CharField(blank=True, default="", max_length=64),
            preserve_default=False,
        ),
        migrations.CreateModel(
            name="Unchecked",
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
                ("case", models.CharField(max_length=16, unique=True)),
                ("since", models.DateTimeField()),
            ],
        ),
    ]
