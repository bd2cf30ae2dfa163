"""The ledger shows how often those whose turn it is have been reminded."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """Counts reminders. None was ever sent before there was a command for it."""

    dependencies: ClassVar = [("ledger", "0003_search_index")]
    operations: ClassVar = [
        migrations.AddField(
            model_name="standing",
            name="reminders_count",
            field=models.PositiveIntegerField(default=0),
        ),
    ]
