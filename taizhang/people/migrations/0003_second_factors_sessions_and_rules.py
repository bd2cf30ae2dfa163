"""Accounts learn second factors, rules for passwords, and where somebody is signed in.

Sessions move to a table that says whose they are: everybody signs in once more. The table
of before is dropped, sessions and all. Whoever administers looks after accounts as well,
as until now. Passwords count as set today. Safe on a live office; undo drops what is new.
"""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

import taizhang.people.models


def keep_accounts_looked_after(apps: StateApps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Give the new duty to every role that administers."""
    for role in apps.get_model("people", "Role").objects.all():
        if "administer" in role.duties and "secure" not in role.duties:
            role.duties = [*role.duties, "secure"]
            role.save()


class Migration(migrations.Migration):
    dependencies = [("people", "0002_who_sees_what")]

    operations = [
        migrations.AddField(
            "user",
            "password_set_at",
            models.DateTimeField(default=django.utils.timezone.now),
        ),
        migrations.CreateModel(
            "AccountRules",
            [
                (
                    "id",
                    models.PositiveSmallIntegerField(
                        default=1, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "second_factor",
                    models.CharField(
                        choices=[
                            ("nobody", "不要求"),
                            ("duties", "销号、核验、裁定、管理和审计的人"),
                            ("everybody", "所有人"),
                        ],
                        default="nobody",
                        max_length=12,
                    ),
                ),
                (
                    "profile",
                    models.CharField(
                        choices=[
                            ("asvs", "够长就行，不定期更换"),
                            ("djbh2", "等级保护二级：三类字符，90 天一换"),
                        ],
                        default="asvs",
                        max_length=8,
                    ),
                ),
                ("letters_least", models.PositiveSmallIntegerField(default=12)),
                ("one_time_days", models.PositiveSmallIntegerField(default=7)),
                ("idle_minutes", models.PositiveSmallIntegerField(null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(id=1), name="one_set_of_rules_only"
                    )
                ]
            },
        ),
        migrations.CreateModel(
            "FormerPassword",
            [
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("password", models.CharField(max_length=128)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="former_passwords",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            "Session",
            [
                (
                    "session_key",
                    models.CharField(
                        max_length=40,
                        primary_key=True,
                        serialize=False,
                        verbose_name="session key",
                    ),
                ),
                ("session_data", models.TextField(verbose_name="session data")),
                (
                    "expire_date",
                    models.DateTimeField(db_index=True, verbose_name="expire date"),
                ),
                (
                    "mark",
                    models.CharField(
                        default=taizhang.people.models.random_letters,
                        max_length=16,
                        unique=True,
                    ),
                ),
                ("device", models.CharField(blank=True, max_length=40)),
                ("began_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("seen_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sessions",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "session",
                "verbose_name_plural": "sessions",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            "RecoveryCode",
            [
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("label", models.CharField(max_length=4)),
                ("rest", models.CharField(max_length=128)),
                ("used_at", models.DateTimeField(null=True)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="recovery_codes",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("user", "label"), name="recovery_label_once"
                    )
                ]
            },
        ),
        migrations.RunSQL("DROP TABLE IF EXISTS django_session", migrations.RunSQL.noop),
        migrations.RunPython(keep_accounts_looked_after, migrations.RunPython.noop),
    ]
