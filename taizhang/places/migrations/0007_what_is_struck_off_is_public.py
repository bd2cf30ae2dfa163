"""An office can keep what it struck off from being shown in public; it is shown unless it does.

Safe on a live book: the office is a single row. Undo: drops the column.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("places", "0006_leaders_follow_up")]

    operations = [
        migrations.AddField("office", "public_board", models.BooleanField(default=True)),
    ]
