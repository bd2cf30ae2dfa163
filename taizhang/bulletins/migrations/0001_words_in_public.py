"""Sentences that the office released about what it struck off. Undo: drops the table."""

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    dependencies = []

    operations = [
        migrations.CreateModel(
            "PublicWords",
            [
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
                ("words", models.CharField(max_length=200)),
                ("by", models.CharField(max_length=16)),
                ("at", models.DateTimeField()),
            ],
        ),
    ]
