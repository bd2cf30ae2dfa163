"""What came up at a place before is found without reading all that ever came up there.

A registration counts last year's matters of its kind there, and the page of an issue shows
the latest ones: both walk back from today in one index. Safe on a live book: adds an index,
drops the one it replaces. Undo: the other way round.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("ledger", "0006_what_a_matter_waits_for")]

    operations = [
        migrations.AddIndex(
            "standing",
            models.Index(
                fields=["place", "registered_at", "category", "happened_at", "status"],
                name="latest_at_a_place",
            ),
        ),
        migrations.RemoveIndex("standing", "same_place_and_kind"),
    ]
