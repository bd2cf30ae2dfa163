"""The table of attachments. The files themselves lie in the data folder."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Adds one empty table; undoing it leaves the files where they are."""

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Attachment",
            fields=[
                (
                    "sha256",
                    models.CharField(max_length=64, primary_key=True, serialize=False),
                ),
                ("original_sha256", models.CharField(db_index=True, max_length=64)),
                ("content_type", models.CharField(max_length=40)),
                ("size_bytes", models.PositiveIntegerField()),
                ("width", models.PositiveIntegerField(null=True)),
                ("height", models.PositiveIntegerField(null=True)),
                ("thumbnail_sha256", models.CharField(blank=True, max_length=64)),
                ("dhash", models.CharField(blank=True, max_length=16)),
                ("stored_at", models.DateTimeField(auto_now_add=True)),
            ],
        ),
    ]
