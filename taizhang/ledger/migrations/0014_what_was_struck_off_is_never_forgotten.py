"""Each row remembers its last strike-off, how many there were, and what came of it.

Read from the entries of the book for what was ever struck off; nothing personal. Safe on a
live book: entries are not touched, only what is derived is written. Undo: drops the columns.
"""

from itertools import islice

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from taizhang.ledger.reading import issues_of
from taizhang.ledger.standing import remembered

AT_ONCE = 500
STRUCK_OFF = "struck_off"


def remember(apps: StateApps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Write the columns of every row that was struck off once."""
    table = apps.get_model("ledger", "Standing").objects
    once = models.Q(status=STRUCK_OFF) | models.Q(reopened_count__gt=0)
    rows = table.filter(once).only("pk", "case").iterator(chunk_size=AT_ONCE)
    while some := list(islice(rows, AT_ONCE)):
        issues = issues_of(row.case for row in some)
        columns: list[str] = []
        for row in some:
            kept = remembered(issues[row.case])
            columns = list(kept)
            for name, value in kept.items():
                setattr(row, name, value)
        table.bulk_update(some, columns)


class Migration(migrations.Migration):
    dependencies = [("ledger", "0013_whose_answer_is_missing")]

    operations = [
        migrations.AddField("standing", "last_struck_off_on", models.DateField(null=True)),
        migrations.AddField(
            "standing", "struck_off_count", models.PositiveIntegerField(default=0)
        ),
        migrations.AddField("standing", "late", models.BooleanField(default=False)),
        migrations.AddField(
            "standing", "proof", models.CharField(blank=True, max_length=80)
        ),
        migrations.AddField(
            "standing", "objections_count", models.PositiveIntegerField(default=0)
        ),
        migrations.RunPython(remember, migrations.RunPython.noop),
        migrations.AddIndex(
            "standing",
            models.Index(
                fields=["last_struck_off_on", "id"],
                name="by_last_strike_off",
                condition=models.Q(last_struck_off_on__isnull=False),
            ),
        ),
    ]
