"""What complains of a unit is found without reading the ledger, to be counted apart.

The unit itself does not see it, so that whoever counts what the search found takes these
few away. Safe on a live book: adds an index over few rows. Undo: drops it.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("ledger", "0008_who_sees_what")]

    operations = [
        migrations.AddIndex(
            "standing",
            models.Index(
                fields=["complained_of"],
                name="by_whom_it_complains_of",
                condition=models.Q(complained_of__gt=""),
            ),
        ),
    ]
