"""Each row says whether a leader follows it up (督办).

No entry says so yet. Safe on a live book: entries are not touched. Undo: drops the column.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("ledger", "0011_orders_and_incidents")]

    operations = [
        migrations.AddField("standing", "supervised", models.BooleanField(default=False)),
    ]
