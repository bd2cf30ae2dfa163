"""Messages to people, how far the book was read for them, wishes, leaders, whom to ring up.

Safe on a live book: adds seven empty tables. Undo: drops them.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Given",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("key", models.CharField(max_length=160, unique=True)),
                ("case", models.CharField(db_index=True, max_length=16)),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Leader",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("unit", models.CharField(blank=True, max_length=16, unique=True)),
                ("person", models.CharField(max_length=16)),
            ],
        ),
        migrations.CreateModel(
            name="Wish",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("person", models.CharField(max_length=16, unique=True)),
                ("address", models.BinaryField(default=b"")),
                (
                    "wants",
                    models.CharField(
                        choices=[
                            ("nothing", "Nothing"),
                            ("digests", "Digests"),
                            ("all", "All"),
                        ],
                        default="nothing",
                        max_length=8,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Hook",
            fields=[
                (
                    "id",
                    models.PositiveSmallIntegerField(
                        default=1, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("url", models.CharField(blank=True, max_length=400)),
                (
                    "shape",
                    models.CharField(
                        choices=[
                            ("plain", "Plain"),
                            ("robot", "Robot"),
                            ("feishu", "Feishu"),
                        ],
                        default="plain",
                        max_length=8,
                    ),
                ),
                ("secret", models.BinaryField(default=b"")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("id", 1)), name="one_hook_only"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Message",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("key", models.CharField(max_length=200, unique=True)),
                ("person", models.CharField(blank=True, max_length=16)),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("in_app", "In App"),
                            ("email", "Email"),
                            ("webhook", "Webhook"),
                        ],
                        max_length=8,
                    ),
                ),
                ("kind", models.CharField(max_length=16)),
                ("items", models.JSONField(default=list)),
                ("counts", models.JSONField(default=dict)),
                ("urgent", models.BooleanField(default=False)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting"),
                            ("sent", "Sent"),
                            ("delivered", "Delivered"),
                            ("failed", "Failed"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("reason", models.CharField(blank=True, max_length=24)),
                ("written_at", models.DateTimeField()),
                ("next_try_at", models.DateTimeField()),
                ("sent_at", models.DateTimeField(null=True)),
                ("read_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["person", "channel", "-written_at"], name="mine_by_day"
                    ),
                    models.Index(
                        condition=models.Q(("status", "waiting")),
                        fields=["next_try_at"],
                        name="still_to_send",
                    ),
                    models.Index(
                        fields=["channel", "status", "-id"], name="by_how_they_fared"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Reading",
            fields=[
                (
                    "id",
                    models.PositiveSmallIntegerField(
                        default=1, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("seq", models.BigIntegerField(default=0)),
                ("looked_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("id", 1)), name="one_reading_only"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Ringing",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("case", models.CharField(max_length=16)),
                ("absorbed", models.CharField(blank=True, max_length=16)),
                ("voice", models.PositiveIntegerField()),
                ("n", models.PositiveIntegerField()),
                ("why", models.CharField(max_length=10)),
                ("since", models.DateTimeField()),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[("told", "Told"), ("no_phone", "No Phone")],
                        max_length=8,
                    ),
                ),
                ("done_at", models.DateTimeField(null=True)),
                ("done_by", models.CharField(blank=True, max_length=16)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("done_at", None)),
                        fields=["since", "id"],
                        name="still_to_ring",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("case", "absorbed", "voice", "n"), name="ring_each_once"
                    )
                ],
            },
        ),
    ]
