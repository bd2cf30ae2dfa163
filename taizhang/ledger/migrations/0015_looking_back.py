"""Each row says when somebody looks again at what is struck off, and what was found so far.

No entry says yet that somebody did, and no standard of old knew such days; a lasting measure
(治本措施) did. Safe on a live book: reads entries, writes only what is derived; takes some
minutes for a million matters. Undo: drops the columns.
"""

from itertools import islice

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from taizhang.ledger.reading import issues_of

AT_ONCE = 500
COUNTS = ("look_backs_count", "relapses_count", "false_closes")


def note_when_to_look(apps: StateApps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Write `look_back_on` of every row that is struck off."""
    table = apps.get_model("ledger", "Standing").objects
    over = table.filter(status="struck_off").only("pk", "case").order_by("pk")
    rows = over.iterator(chunk_size=AT_ONCE)
    while some := list(islice(rows, AT_ONCE)):
        # Entries and openings are the book: their tables never change.
        issues = issues_of(row.case for row in some)
        for row in some:
            row.look_back_on = issues[row.case].look_back_on
        table.bulk_update([row for row in some if row.look_back_on], ["look_back_on"])


class Migration(migrations.Migration):
    dependencies = [("ledger", "0014_what_was_struck_off_is_never_forgotten")]

    operations = [
        migrations.AddField("standing", "look_back_on", models.DateField(null=True)),
        *(
            migrations.AddField("standing", name, models.PositiveIntegerField(default=0))
            for name in COUNTS
        ),
        migrations.RunPython(note_when_to_look, migrations.RunPython.noop),
        migrations.AddIndex(
            "standing",
            models.Index(
                fields=["look_back_on", "id"],
                name="by_look_back",
                condition=models.Q(look_back_on__isnull=False),
            ),
        ),
        migrations.AddIndex(
            "standing",
            models.Index(
                fields=[*COUNTS],
                name="looked_back_at",
                condition=models.Q(look_backs_count__gt=0),
            ),
        ),
    ]
