"""How many messages wait for somebody stands beside them.

Safe on a live book: adds a column that is 0, as before anybody was told anything. Undo:
drops it.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0005_posts_and_absences")]

    operations = [
        migrations.AddField(
            "user", "messages_unread", models.PositiveIntegerField(default=0)
        ),
    ]
