"""Each row of the ledger learns which unit its resident complains of; none says so yet.

Lists are narrowed by what their reader may see, so the index of open work holds it too.
Safe on a live book: entries are not touched. Undo: drops the column.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("ledger", "0007_the_latest_at_a_place_are_found_at_once")]

    operations = [
        migrations.AddField(
            "standing",
            "complained_of",
            models.CharField(blank=True, default="", max_length=16),
        ),
        migrations.AlterField(
            "standing", "complained_of", models.CharField(blank=True, max_length=16)
        ),
        migrations.RemoveIndex("standing", "open_work"),
        migrations.AddIndex(
            "standing",
            models.Index(
                fields=[
                    *(
                        "phase",
                        "order_at",
                        "id",
                        "status",
                        "due_at",
                        "amber_at",
                        "moved_at",
                    ),
                    *("community", "unit", "handler", "first_contact", "category", "place"),
                    *("channel", "nature", "urgency", "earlier_count", "registered_at"),
                    "complained_of",
                ],
                name="open_work",
                condition=models.Q(phase__lt=2),
            ),
        ),
    ]
