"""The record of long work."""

from django.db import migrations, models

import taizhang.jobs.models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Job",
            fields=[
                (
                    "id",
                    models.CharField(
                        default=taizhang.jobs.models.new_id,
                        max_length=32,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("kind", models.CharField(max_length=40)),
                ("arguments", models.JSONField(default=dict)),
                ("by", models.CharField(blank=True, max_length=40)),
                ("key", models.CharField(max_length=120, null=True, unique=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting"),
                            ("running", "Running"),
                            ("done", "Done"),
                            ("failed", "Failed"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("stage", models.CharField(blank=True, max_length=80)),
                ("done", models.PositiveIntegerField(default=0)),
                ("total", models.PositiveIntegerField(default=0)),
                ("stage_begun_at", models.DateTimeField(null=True)),
                ("asked_to_stop", models.BooleanField(default=False)),
                ("holder", models.CharField(blank=True, max_length=80)),
                ("takings", models.PositiveSmallIntegerField(default=0)),
                ("asked_at", models.DateTimeField()),
                ("begun_at", models.DateTimeField(null=True)),
                ("heard_from_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                ("result", models.JSONField(default=dict)),
                ("reason", models.CharField(blank=True, max_length=200)),
                ("trouble", models.CharField(blank=True, max_length=8)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["by", "-asked_at"], name="job_by_person"),
                    models.Index(
                        condition=models.Q(("state__in", ["waiting", "running"])),
                        fields=["state", "heard_from_at"],
                        name="job_still_open",
                    ),
                    models.Index(fields=["kind", "-ended_at"], name="job_by_kind"),
                ],
            },
        ),
    ]
