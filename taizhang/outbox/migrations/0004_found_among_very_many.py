"""Indexes by which what is unread, what is recent and what left is found among very many.

Safe on a live book: adds indexes, and drops two that led past very many. Undo: the reverse.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("outbox", "0003_each_in_their_language")]

    operations = [
        migrations.RemoveIndex(model_name="message", name="by_how_they_fared"),
        migrations.RemoveIndex(model_name="message", name="mine_by_day"),
        migrations.AddIndex(
            model_name="message",
            index=models.Index(
                condition=models.Q(("channel", "in_app"), ("read_at__isnull", False)),
                fields=["person", "-id"],
                name="read_by_day",
            ),
        ),
        migrations.AddIndex(
            model_name="message",
            index=models.Index(
                condition=models.Q(("channel", "in_app"), ("read_at", None)),
                fields=["person", "id"],
                name="not_read_yet",
            ),
        ),
        migrations.AddIndex(
            model_name="message",
            index=models.Index(fields=["written_at"], name="messages_by_day"),
        ),
        migrations.AddIndex(
            model_name="message",
            index=models.Index(
                condition=models.Q(("channel", "in_app"), _negated=True),
                fields=["-id"],
                name="left_the_house",
            ),
        ),
        migrations.AddIndex(
            model_name="message",
            index=models.Index(
                condition=models.Q(("channel", "in_app"), _negated=True),
                fields=["status", "-id"],
                name="left_and_how_it_fared",
            ),
        ),
    ]
