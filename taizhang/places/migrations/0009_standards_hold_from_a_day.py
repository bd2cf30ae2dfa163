"""A version of a standard holds from a later day, and is taken back before it begins.

Safe on a live book: two empty columns; every version that there is held at once. Undo: drops
both, and what was said for a later day then looks as if it had held at once.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("places", "0008_standards_are_the_offices_own")]

    operations = [
        migrations.AddField("standardversion", "begins", models.DateField(null=True)),
        migrations.AddField(
            "standardversion", "takes_back", models.PositiveIntegerField(null=True)
        ),
    ]
