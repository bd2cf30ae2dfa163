"""The first tables: the book, what is derived from it, and the forms that were sent."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Counter",
            fields=[
                (
                    "year",
                    models.PositiveSmallIntegerField(primary_key=True, serialize=False),
                ),
                ("last", models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("seq", models.BigIntegerField(primary_key=True, serialize=False)),
                ("case", models.CharField(max_length=16, null=True)),
                ("n", models.PositiveIntegerField(null=True)),
                ("leaf", models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name="EvidenceUse",
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
                ("sha256", models.CharField(max_length=64)),
                ("case", models.CharField(max_length=16)),
            ],
        ),
        migrations.CreateModel(
            name="Head",
            fields=[
                (
                    "id",
                    models.PositiveSmallIntegerField(
                        default=1, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("origin", models.CharField(max_length=40)),
                ("system", models.CharField(max_length=16)),
                ("size", models.BigIntegerField(default=0)),
                ("peaks", models.BinaryField(default=b"")),
                ("day", models.DateField()),
            ],
        ),
        migrations.CreateModel(
            name="KnownActor",
            fields=[
                (
                    "pseudonym",
                    models.CharField(max_length=16, primary_key=True, serialize=False),
                ),
                ("unit", models.CharField(blank=True, max_length=16)),
            ],
        ),
        migrations.CreateModel(
            name="KnownPolicy",
            fields=[
                (
                    "policy",
                    models.CharField(max_length=60, primary_key=True, serialize=False),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Node",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "level",
                        "index",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("level", models.PositiveSmallIntegerField()),
                ("index", models.BigIntegerField()),
                ("hash", models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name="Receipt",
            fields=[
                (
                    "hash",
                    models.CharField(max_length=64, primary_key=True, serialize=False),
                ),
                ("case", models.CharField(max_length=16)),
                ("voice", models.PositiveIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="Standing",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("case", models.CharField(max_length=16, unique=True)),
                ("year", models.PositiveSmallIntegerField()),
                ("serial", models.PositiveIntegerField()),
                ("n", models.PositiveIntegerField()),
                ("status", models.CharField(max_length=16)),
                ("phase", models.PositiveSmallIntegerField()),
                ("order_at", models.DateTimeField()),
                ("to_confirm", models.BooleanField(default=False)),
                ("imported", models.BooleanField(default=False)),
                ("batch", models.CharField(blank=True, max_length=40)),
                ("old_number", models.CharField(blank=True, max_length=200)),
                ("nature", models.CharField(max_length=16)),
                ("channel", models.CharField(max_length=16)),
                ("category", models.CharField(max_length=32)),
                ("urgency", models.CharField(max_length=16)),
                ("community", models.CharField(blank=True, max_length=32)),
                ("place", models.CharField(blank=True, max_length=32)),
                ("unit", models.CharField(blank=True, max_length=16)),
                ("handler", models.CharField(blank=True, max_length=16)),
                ("first_contact", models.CharField(max_length=16)),
                ("registered_at", models.DateTimeField()),
                ("happened_at", models.DateTimeField()),
                ("due_at", models.DateTimeField(null=True)),
                ("amber_at", models.DateTimeField(null=True)),
                ("clock", models.JSONField(null=True)),
                ("voice_count", models.PositiveIntegerField(default=1)),
                ("earlier_count", models.PositiveIntegerField(default=0)),
                ("returns_count", models.PositiveIntegerField(default=0)),
                ("rework_count", models.PositiveIntegerField(default=0)),
                ("reopened_count", models.PositiveIntegerField(default=0)),
                ("outcome", models.CharField(blank=True, max_length=24)),
                ("struck_off_on", models.DateField(null=True)),
                ("finished_on", models.DateField(null=True)),
                ("merged_into", models.CharField(blank=True, max_length=16)),
                ("summary", models.CharField(max_length=200)),
                ("note", models.CharField(blank=True, max_length=200)),
            ],
        ),
        migrations.CreateModel(
            name="Submission",
            fields=[
                ("key", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("fingerprint", models.CharField(max_length=64)),
                ("case", models.CharField(max_length=16)),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Opening",
            fields=[
                (
                    "entry",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        serialize=False,
                        to="ledger.entry",
                    ),
                ),
                ("committed", models.JSONField()),
                ("subject", models.CharField(blank=True, max_length=24)),
                ("sealed", models.JSONField(null=True)),
            ],
        ),
        migrations.AddConstraint(
            model_name="entry",
            constraint=models.UniqueConstraint(
                fields=("case", "n"), name="each_n_once_in_a_case"
            ),
        ),
        migrations.AddConstraint(
            model_name="evidenceuse",
            constraint=models.UniqueConstraint(
                fields=("sha256", "case"), name="each_use_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="head",
            constraint=models.CheckConstraint(
                condition=models.Q(("id", 1)), name="one_log_only"
            ),
        ),
        migrations.AddIndex(
            model_name="standing",
            index=models.Index(fields=["phase", "order_at", "id"], name="ledger_order"),
        ),
        migrations.AddIndex(
            model_name="standing",
            index=models.Index(
                fields=["community", "phase", "order_at", "id"], name="order_in_community"
            ),
        ),
        migrations.AddIndex(
            model_name="standing",
            index=models.Index(
                fields=["unit", "phase", "order_at", "id"], name="order_in_unit"
            ),
        ),
        migrations.AddIndex(
            model_name="standing",
            index=models.Index(
                fields=["status", "phase", "order_at", "id"], name="order_in_status"
            ),
        ),
        migrations.AddIndex(
            model_name="standing",
            index=models.Index(fields=["place", "category"], name="same_place_and_kind"),
        ),
        migrations.AddIndex(
            model_name="standing",
            index=models.Index(fields=["batch"], name="rows_of_a_batch"),
        ),
        migrations.AddIndex(
            model_name="standing",
            index=models.Index(fields=["old_number"], name="by_old_number"),
        ),
        migrations.AddIndex(
            model_name="standing",
            index=models.Index(fields=["registered_at", "id"], name="by_registration"),
        ),
        migrations.AddConstraint(
            model_name="standing",
            constraint=models.UniqueConstraint(
                fields=("year", "serial"), name="each_number_once"
            ),
        ),
        migrations.AddField(
            model_name="opening",
            name="erased_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="erasures",
                to="ledger.entry",
            ),
        ),
        migrations.AddIndex(
            model_name="opening",
            index=models.Index(fields=["subject"], name="openings_of_a_voice"),
        ),
    ]
