"""In which language somebody wants their letters.

Safe on a live book: adds a column with a constant, the language they came in so far.
Undo: drops it.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("outbox", "0002_nobody_may_check")]

    operations = [
        migrations.AddField(
            model_name="wish",
            name="language",
            field=models.CharField(default="zh-hans", max_length=8),
        ),
    ]
