"""Each row says how lots fell on its strike-offs, and what came of the second looks.

No entry says yet that any was drawn. Safe on a live book: adds columns that begin at nothing.
Undo: drops the columns.
"""

from django.db import migrations, models

COUNTS = ("drawn_count", "held_count", "failed_count", "unreached_count")


class Migration(migrations.Migration):
    dependencies = [("ledger", "0015_looking_back")]

    operations = [
        migrations.AddField("standing", "lot_open", models.BooleanField(default=False)),
        *(
            migrations.AddField("standing", name, models.PositiveIntegerField(default=0))
            for name in COUNTS
        ),
        migrations.AddIndex(
            "standing",
            models.Index(
                fields=["lot_open", "id"],
                name="drawn_by_lots",
                condition=models.Q(drawn_count__gt=0),
            ),
        ),
    ]
