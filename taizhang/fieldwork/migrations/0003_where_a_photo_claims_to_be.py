"""A photo on its way knows where its phone says that it was taken.

Safe on a live book: adds two empty columns. Undo: drops them; what a matter stands on already
has its claim in the book.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("fieldwork", "0002_errands"),
    ]

    operations = [
        migrations.AddField("shot", "claimed_north", models.IntegerField(null=True)),
        migrations.AddField("shot", "claimed_east", models.IntegerField(null=True)),
    ]
