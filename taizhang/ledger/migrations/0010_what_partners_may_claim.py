"""Each row of the ledger says whether partners may claim it, and who did.

No entry says anything of either yet. Safe on a live book: entries are not touched. Undo:
drops the columns.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("ledger", "0009_complaints_of_a_unit_are_found_at_once")]

    operations = [
        migrations.AddField(
            "standing", "offered", models.CharField(blank=True, max_length=400)
        ),
        migrations.AddField(
            "standing",
            "offer_note",
            models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            "standing",
            "claimed_by",
            models.CharField(blank=True, max_length=16),
        ),
        migrations.AddIndex(
            "standing",
            models.Index(
                fields=["order_at", "id", "offered", "complained_of"],
                name="on_the_board",
                condition=~models.Q(offered=""),
            ),
        ),
    ]
