"""Each row of the ledger learns what its matter waits for, from the entries of the book.

Only matters that are not over wait for anything. Nothing personal is read. Safe on a live
book: reads entries, writes only what is derived. Undo: drops the column and the index.
"""

from itertools import islice

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from taizhang.ledger.awaiting import awaited
from taizhang.ledger.reading import issues_of

AT_ONCE = 500
OVER = 2


def note_what_is_awaited(apps: StateApps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Write `awaits` of every row that is not over."""
    table = apps.get_model("ledger", "Standing").objects
    rows = table.exclude(phase=OVER).only("pk", "case").iterator(chunk_size=AT_ONCE)
    while some := list(islice(rows, AT_ONCE)):
        # Entries and openings are the book: their tables never change.
        issues = issues_of(row.case for row in some)
        for row in some:
            row.awaits = awaited(issues[row.case]).value
        table.bulk_update(some, ["awaits"])


class Migration(migrations.Migration):
    dependencies = [("ledger", "0005_when_a_matter_last_moved")]

    operations = [
        migrations.AddField(
            "standing", "awaits", models.CharField(blank=True, default="", max_length=16)
        ),
        migrations.RunPython(note_what_is_awaited, migrations.RunPython.noop),
        migrations.AlterField(
            "standing", "awaits", models.CharField(blank=True, max_length=16)
        ),
        migrations.AddIndex(
            "standing",
            models.Index(
                fields=["awaits", "phase", "order_at", "id"], name="order_in_waiting"
            ),
        ),
    ]
