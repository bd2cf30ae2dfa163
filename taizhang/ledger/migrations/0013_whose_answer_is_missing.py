"""The follow-up desk finds whose answer is missing, from the entries of the book.

Only verified matters have such lines. Nothing personal is read. Safe on a live book: reads
entries, writes only what is derived. Undo: drops the table.
"""

from itertools import islice

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from taizhang.ledger.reading import issues_of
from taizhang.ledger.unanswered import unanswered_of

AT_ONCE = 500


def note_whose_answer_is_missing(
    apps: StateApps, _editor: BaseDatabaseSchemaEditor
) -> None:
    """Write the lines of every verified matter."""
    standings = apps.get_model("ledger", "Standing").objects.filter(status="verified")
    lines = apps.get_model("ledger", "Unanswered")
    cases = standings.values_list("case", flat=True).iterator(chunk_size=AT_ONCE)
    while some := list(islice(cases, AT_ONCE)):
        issues = issues_of(some).values()
        lines.objects.bulk_create(
            lines(**row) for issue in issues for row in unanswered_of(issue)
        )


class Migration(migrations.Migration):
    dependencies = [("ledger", "0012_what_leaders_follow_up")]

    operations = [
        migrations.CreateModel(
            name="Unanswered",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("case", models.CharField(max_length=16)),
                ("voice", models.PositiveIntegerField()),
                ("absorbed", models.CharField(blank=True, max_length=16)),
                ("wants", models.CharField(max_length=16)),
                ("tried_on", models.DateField(null=True)),
                ("since", models.BigIntegerField()),
                ("nth", models.PositiveIntegerField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=["case", "absorbed", "voice"], name="each_voice_once"
                    )
                ],
                "indexes": [
                    models.Index(
                        fields=["wants", "since", "nth"], name="longest_unanswered"
                    )
                ],
            },
        ),
        migrations.RunPython(note_whose_answer_is_missing, migrations.RunPython.noop),
    ]
