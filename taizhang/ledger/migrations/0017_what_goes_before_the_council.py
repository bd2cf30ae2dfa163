"""Each row says whether the residents' council is to talk it over (议事会).

No entry says so yet. Safe on a live book: entries are not touched. Undo: drops the column
and its small index.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("ledger", "0016_second_looks")]

    operations = [
        migrations.AddField(
            "standing", "before_council", models.BooleanField(default=False)
        ),
        migrations.AddIndex(
            "standing",
            models.Index(
                fields=["id"],
                name="before_council",
                condition=models.Q(before_council=True),
            ),
        ),
    ]
