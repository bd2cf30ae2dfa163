"""Meetings of the residents' council, topics, who came, votes. Undo: drops the tables.

Members stand in `agreements`; resolutions stand in the book as well. Safe on a live office.
"""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("agreements", "0001_partners_communities_and_the_council"),
    ]

    operations = [
        migrations.CreateModel(
            name="Meeting",
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
                ("key", models.UUIDField(default=uuid.uuid4, unique=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("year", models.PositiveSmallIntegerField()),
                ("serial", models.PositiveIntegerField()),
                ("starts_at", models.DateTimeField()),
                ("place", models.CharField(max_length=80)),
                ("called_by", models.CharField(max_length=16)),
                (
                    "quorum",
                    models.CharField(
                        choices=[("majority", "majority"), ("two_thirds", "two_thirds")],
                        default="majority",
                        max_length=12,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "Planned"),
                            ("open", "Open"),
                            ("closed", "Closed"),
                        ],
                        default="planned",
                        max_length=8,
                    ),
                ),
                ("entitled", models.PositiveSmallIntegerField(default=0)),
                ("door", models.CharField(max_length=32, unique=True)),
                ("opened_at", models.DateTimeField(null=True)),
                ("closed_at", models.DateTimeField(null=True)),
                (
                    "chair",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agreements.member",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Seat",
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
                (
                    "way",
                    models.CharField(
                        blank=True,
                        choices=[("hand", "Hand"), ("door", "Door")],
                        max_length=8,
                    ),
                ),
                ("at", models.DateTimeField(null=True)),
                ("checked", models.BooleanField(default=False)),
                ("struck", models.BooleanField(default=False)),
                ("wrong_count", models.PositiveSmallIntegerField(default=0)),
                ("mark", models.CharField(blank=True, db_index=True, max_length=64)),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="seats",
                        to="assembly.meeting",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agreements.member",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Topic",
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
                ("key", models.UUIDField(default=uuid.uuid4, unique=True)),
                ("order", models.PositiveSmallIntegerField(default=0)),
                ("case", models.CharField(blank=True, db_index=True, max_length=16)),
                ("proposed", models.BooleanField(default=False)),
                ("title", models.CharField(blank=True, max_length=200)),
                ("background", models.CharField(blank=True, max_length=2000)),
                ("category", models.CharField(blank=True, max_length=32)),
                ("community", models.CharField(blank=True, max_length=32)),
                ("added_by", models.CharField(max_length=16)),
                ("added_at", models.DateTimeField()),
                ("notes", models.CharField(blank=True, max_length=4000)),
                ("notes_version", models.PositiveIntegerField(default=0)),
                (
                    "way",
                    models.CharField(
                        blank=True,
                        choices=[("hands", "Hands"), ("phones", "Phones")],
                        max_length=8,
                    ),
                ),
                ("votes_for", models.PositiveSmallIntegerField(null=True)),
                ("votes_against", models.PositiveSmallIntegerField(null=True)),
                ("votes_abstained", models.PositiveSmallIntegerField(null=True)),
                ("polling", models.BooleanField(default=False)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[("resolved", "Resolved"), ("none", "None")],
                        max_length=8,
                    ),
                ),
                ("text", models.CharField(blank=True, max_length=2000)),
                ("unit", models.CharField(blank=True, max_length=16)),
                ("due_on", models.DateField(null=True)),
                ("households", models.PositiveIntegerField(default=0)),
                ("people", models.PositiveIntegerField(default=0)),
                ("decided_at", models.DateTimeField(null=True)),
                (
                    "meeting",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="topics",
                        to="assembly.meeting",
                    ),
                ),
                (
                    "proposer",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agreements.member",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Ballot",
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
                (
                    "choice",
                    models.CharField(
                        choices=[
                            ("for", "赞成"),
                            ("against", "反对"),
                            ("abstained", "弃权"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="ballots",
                        to="assembly.seat",
                    ),
                ),
                (
                    "topic",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="ballots",
                        to="assembly.topic",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.UniqueConstraint(
                fields=("year", "serial"), name="council_number_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="seat",
            constraint=models.UniqueConstraint(
                fields=("meeting", "member"), name="council_seat_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="topic",
            constraint=models.UniqueConstraint(
                condition=models.Q(("case", ""), _negated=True),
                fields=("meeting", "case"),
                name="council_topic_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="ballot",
            constraint=models.UniqueConstraint(
                fields=("topic", "seat"), name="council_one_vote"
            ),
        ),
    ]
