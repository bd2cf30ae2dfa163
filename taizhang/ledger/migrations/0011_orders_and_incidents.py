"""Each row says which order it came with, until when that is wanted, and which incident it is of.

No entry says anything of either yet. Safe on a live book: entries are not touched. Undo:
drops the columns.
"""

from django.db import migrations, models

NUMBERED = models.Q(their_number__gt="")


class Migration(migrations.Migration):
    dependencies = [("ledger", "0010_what_partners_may_claim")]

    operations = [
        migrations.AddField(
            "standing", "their_number", models.CharField(blank=True, max_length=60)
        ),
        migrations.AddField("standing", "their_due", models.DateTimeField(null=True)),
        migrations.AddField(
            "standing", "incident", models.CharField(blank=True, max_length=16)
        ),
        migrations.AddField("standing", "incident_due", models.DateTimeField(null=True)),
        migrations.AddIndex(
            "standing",
            models.Index(
                fields=["their_number"], name="by_their_number", condition=NUMBERED
            ),
        ),
        migrations.AddIndex(
            "standing",
            models.Index(
                fields=["channel", "registered_at", "id"],
                name="orders_as_they_came",
                condition=NUMBERED,
            ),
        ),
        migrations.AddIndex(
            "standing",
            models.Index(
                fields=["incident", "phase", "order_at", "id"],
                name="order_in_incident",
                condition=models.Q(incident__gt=""),
            ),
        ),
    ]
