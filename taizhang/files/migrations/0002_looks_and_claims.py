"""Kept pictures are found again by what they look like, and keep what they said of themselves.

Safe on a live book: the pieces of a look are worked out by the database from the look that
every picture has had since it was drawn, older ones too; claims are empty for those. The table
is written anew once (seconds for a hundred thousand files). Undo: drops columns and indexes.
"""

from django.db import migrations, models
from django.db.models.functions import Substr

PIECES = ((1, 3), (4, 3), (7, 3), (10, 3), (13, 4))


class Migration(migrations.Migration):
    dependencies = [
        ("files", "0001_initial"),
    ]

    operations = [
        migrations.AddField("attachment", "claimed_at", models.DateTimeField(null=True)),
        migrations.AddField("attachment", "claimed_north", models.IntegerField(null=True)),
        migrations.AddField("attachment", "claimed_east", models.IntegerField(null=True)),
        *(
            migrations.AddField(
                "attachment",
                f"look_{place}",
                models.GeneratedField(
                    expression=Substr("dhash", first, length),
                    output_field=models.CharField(max_length=length),
                    db_persist=True,
                ),
            )
            for place, (first, length) in enumerate(PIECES)
        ),
        *(
            migrations.AddIndex(
                "attachment",
                models.Index(fields=[f"look_{place}"], name=f"by_look_{place}"),
            )
            for place in range(len(PIECES))
        ),
    ]
