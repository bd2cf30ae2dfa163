"""The record of the audit, and the chain that holds its lines together."""

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Chain",
            fields=[
                (
                    "id",
                    models.PositiveSmallIntegerField(
                        default=1, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("size", models.BigIntegerField(default=0)),
                ("head", models.CharField(blank=True, max_length=64)),
                ("months", models.PositiveSmallIntegerField(default=36)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("id", 1)), name="one_audit_chain_only"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Record",
            fields=[
                ("seq", models.BigIntegerField(primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
                ("who", models.CharField(blank=True, max_length=16)),
                ("kind", models.CharField(max_length=20)),
                ("about", models.CharField(blank=True, max_length=40)),
                ("details", models.JSONField(default=dict)),
                ("came_from", models.CharField(blank=True, max_length=45)),
                ("before", models.CharField(blank=True, max_length=64)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["who", "seq"], name="audit_by_person"),
                    models.Index(fields=["kind", "seq"], name="audit_by_kind"),
                    models.Index(fields=["about", "seq"], name="audit_by_matter"),
                    models.Index(fields=["at"], name="audit_by_time"),
                ],
            },
        ),
    ]
