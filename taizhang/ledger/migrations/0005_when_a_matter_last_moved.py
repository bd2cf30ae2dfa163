"""Each row of the ledger learns when its matter last moved; open work is counted by index.

Why here and not by `rebuild`: that needs all keys, and nobody should have to run it after an
update. Instants are committed, never sealed. Safe on a live book: reads entries, writes only
what is derived. Undo: drops the column and the indexes.
"""

import datetime as dt
import json
from collections import defaultdict
from itertools import islice

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

AT_ONCE = 500


def note_moves(apps: StateApps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Write `moved_at` of every row."""
    table = apps.get_model("ledger", "Standing").objects
    rows = table.only("pk", "case").iterator(chunk_size=AT_ONCE)
    while some := list(islice(rows, AT_ONCE)):
        moved = _moves(apps, [row.case for row in some])
        for row in some:
            row.moved_at = moved[row.case]
        table.bulk_update(some, ["moved_at"])


def _moves(apps: StateApps, cases: list[str]) -> dict[str, dt.datetime]:
    found = apps.get_model("ledger", "Opening").objects.filter(entry__case__in=cases)
    told = found.order_by("entry__case", "entry__n").values_list(
        "entry__case", "entry__n", "entry__leaf", "committed"
    )
    moves: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for case, n, leaf, committed in told:
        public = json.loads(bytes(leaf))
        if public["kind"] == "step-undone":
            moves[case] = [move for move in moves[case] if move[0] < public["back_to"]]
        elif public["kind"] != "reminder-sent":
            moves[case].append((n, committed["at"][1]))
    return {case: dt.datetime.fromisoformat(all_[-1][1]) for case, all_ in moves.items()}


class Migration(migrations.Migration):
    dependencies = [("ledger", "0004_reminders_are_counted")]

    operations = [
        migrations.AddField("standing", "moved_at", models.DateTimeField(null=True)),
        migrations.RunPython(note_moves, migrations.RunPython.noop),
        migrations.AlterField("standing", "moved_at", models.DateTimeField()),
        migrations.AddIndex(
            "standing",
            models.Index(
                fields=["category", "phase", "order_at", "id"], name="order_in_category"
            ),
        ),
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
                ],
                name="open_work",
                condition=models.Q(phase__lt=2),
            ),
        ),
        migrations.AddIndex(
            "standing",
            models.Index(
                fields=["struck_off_on"],
                name="by_strike_off",
                condition=models.Q(struck_off_on__isnull=False),
            ),
        ),
    ]
