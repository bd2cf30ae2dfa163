"""The table of wrapped keys, in the database `keys`."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Adds one empty table; undoing it destroys every key."""

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="WrappedKey",
            fields=[
                (
                    "subject",
                    models.CharField(max_length=80, primary_key=True, serialize=False),
                ),
                ("kek", models.CharField(max_length=8)),
                ("wrapped", models.BinaryField()),
                ("made_at", models.DateTimeField(auto_now_add=True)),
            ],
        ),
    ]
