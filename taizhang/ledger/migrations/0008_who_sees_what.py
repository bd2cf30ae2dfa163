"""Each row of the ledger learns who may see it besides: units that help, and whom it is about.

The first is read from the leaves of the book; of the second none says anything yet. Lists
are narrowed by what their reader may see, so the index of open work holds both. Safe on a
live book: entries are not touched. Undo: drops the columns.
"""

import json
from collections.abc import Iterator

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from taizhang.ledger.reading import issues_of
from taizhang.ledger.standing import between_commas


def note_who_helps(apps: StateApps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Write `supporting` of every row whose matter was ever given to several units."""
    entries = apps.get_model("ledger", "Entry").objects.values_list("leaf", flat=True)
    table = apps.get_model("ledger", "Standing").objects
    # Entries and openings are the book: their tables never change.
    for case, issue in issues_of(set(_given_to_several(entries.iterator()))).items():
        table.filter(case=case).update(supporting=between_commas(issue.supporting))


def _given_to_several(leaves: Iterator[bytes]) -> Iterator[str]:
    for leaf in map(bytes, leaves):
        if b'"supporting"' in leaf:
            yield json.loads(leaf)["case"]


class Migration(migrations.Migration):
    dependencies = [("ledger", "0007_the_latest_at_a_place_are_found_at_once")]

    operations = [
        migrations.AddField(
            "standing", "supporting", models.CharField(blank=True, max_length=400)
        ),
        migrations.AddField(
            "standing", "complained_of", models.CharField(blank=True, max_length=16)
        ),
        migrations.RunPython(note_who_helps, migrations.RunPython.noop),
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
                    *("supporting", "complained_of"),
                ],
                name="open_work",
                condition=models.Q(phase__lt=2),
            ),
        ),
    ]
