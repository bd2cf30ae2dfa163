"""Where a stage began: work taken up again begins in the middle."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("jobs", "0001_long_work_is_recorded")]

    operations = [
        migrations.AddField(
            model_name="job",
            name="stage_begun_from",
            field=models.PositiveIntegerField(default=0),
        ),
    ]
