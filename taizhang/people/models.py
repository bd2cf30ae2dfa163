"""Units, roles and accounts; posts and absences stand in `rostering`.

The book knows none of these rows, only their pseudonyms: `User.pseudonym` and
`Unit.code` are random, stand in public leaves for good, and are never used again.
"""

import secrets
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from taizhang.core.seeing import Reach
from taizhang.people.rostering import Absence as Absence
from taizhang.people.rostering import Committee as Committee
from taizhang.people.rostering import Holding as Holding
from taizhang.people.rostering import PostKind as PostKind

LETTERS = "abcdefghijklmnopqrstuvwxyz234567"


def random_letters() -> str:
    """Return ten random letters of the lower-case base32 alphabet: 50 bits."""
    return "".join(secrets.choice(LETTERS) for _place in range(10))


def unit_pseudonym() -> str:
    """Return a new pseudonym for a unit."""
    return f"u-{random_letters()}"


def person_pseudonym() -> str:
    """Return a new pseudonym for a person."""
    return f"a-{random_letters()}"


class Unit(models.Model):
    """A body that handles matters: the office, a community, a department, a partner.

    `area`: the code of the place that it answers for, its community's for a community.
    """

    class Kind(models.TextChoices):
        """What the unit is to the office."""

        SUBDISTRICT = "subdistrict", _("街道")
        DEPARTMENT = "department", _("科室")
        COMMUNITY = "community", _("社区")
        PROPERTY = "property", _("物业公司")
        PARTNER = "partner", _("共建单位")

    code = models.CharField(max_length=16, unique=True, default=unit_pseudonym)
    name = models.CharField(max_length=60, unique=True)
    name_en = models.CharField(max_length=120, blank=True)
    kind = models.CharField(max_length=16, choices=Kind)
    phone = models.CharField(max_length=32, blank=True)
    area = models.CharField(max_length=32, blank=True)
    active = models.BooleanField(default=True)


class Role(models.Model):
    """A post as an office calls it (岗位): the duties of the core it carries, and how far
    it sees (`core.seeing.Reach`). `active`: people can be given it.
    """

    code = models.CharField(max_length=32, unique=True)
    name = models.CharField(max_length=60)
    name_en = models.CharField(max_length=120, blank=True)
    duties = models.JSONField(default=list)
    reach = models.CharField(
        max_length=16,
        choices=[(r.value, r.value) for r in Reach],
        default=Reach.OFFICE.value,
    )
    active = models.BooleanField(default=True)


class Accounts(BaseUserManager["User"]):
    """Makes accounts."""

    def create_user(self, username: str, password: str | None, **fields: Any) -> "User":
        """Write a new account and return it. Without a password nobody can sign in."""
        user = self.model(username=self.model.normalize_username(username), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """A person of the office. Without a usable password they are named and cannot sign in.

    `area`: the code of the community or grid that they answer for; "": that of their unit.
    `must_change_password`: the password is a one-time one, or one is still to be given.
    `messages_unread`: how many wait for them; `outbox` writes it, so that a page need not ask.
    """

    username = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=40)
    name_en = models.CharField(max_length=80, blank=True)
    title = models.CharField(max_length=60, blank=True)
    title_en = models.CharField(max_length=120, blank=True)
    phone = models.CharField(max_length=32, blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="people")
    area = models.CharField(max_length=32, blank=True)
    role = models.ForeignKey(Role, models.PROTECT, related_name="people")
    pseudonym = models.CharField(max_length=16, unique=True, default=person_pseudonym)
    is_active = models.BooleanField(default=True)
    must_change_password = models.BooleanField(default=False)
    password_set_at = models.DateTimeField(default=now)
    backup = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="stands_in_for"
    )
    date_joined = models.DateTimeField(auto_now_add=True)
    messages_unread = models.PositiveIntegerField(default=0)

    objects: ClassVar[Accounts] = Accounts()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name", "unit", "role"]


class Session(AbstractBaseSession):
    """Somebody signed in somewhere, kept on the server only. `mark` names it on pages.

    `device`: the browser in words of ours. `user` is None before somebody has signed in.
    """

    mark = models.CharField(max_length=16, unique=True, default=random_letters)
    user = models.ForeignKey(User, models.CASCADE, null=True, related_name="sessions")
    device = models.CharField(max_length=40, blank=True)
    began_at = models.DateTimeField(default=now)
    seen_at = models.DateTimeField(default=now)

    @classmethod
    def get_session_store_class(cls) -> Any:
        """Return what reads and writes these rows."""
        from taizhang.people.sessions import SessionStore

        return SessionStore


class FormerPassword(models.Model):
    """The hash of a password that somebody had, so that it is not taken again."""

    user = models.ForeignKey(User, models.CASCADE, related_name="former_passwords")
    password = models.CharField(max_length=128)
    at = models.DateTimeField(default=now)


class RecoveryCode(models.Model):
    """A code that lets somebody in once, in place of a second factor.

    Its first four letters are the `label` by which it is found; the rest is hashed.
    """

    user = models.ForeignKey(User, models.CASCADE, related_name="recovery_codes")
    label = models.CharField(max_length=4)
    rest = models.CharField(max_length=128)
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "label"], name="recovery_label_once")
        ]


class AccountRules(models.Model):
    """What the office asks of its accounts. A single row, with the id 1."""

    class Asked(models.TextChoices):
        """Of whom a second factor is asked."""

        NOBODY = "nobody", _("不要求")
        DUTIES = "duties", _("销号、核验、裁定、管理和审计的人")
        EVERYBODY = "everybody", _("所有人")

    class Profile(models.TextChoices):
        """By which standard passwords are judged. Source: docs/sources.md#passwords."""

        ASVS = "asvs", _("够长就行，不定期更换")
        DJBH2 = "djbh2", _("等级保护二级：三类字符，90 天一换")

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    second_factor = models.CharField(max_length=12, choices=Asked, default=Asked.NOBODY)
    profile = models.CharField(max_length=8, choices=Profile, default=Profile.ASVS)
    letters_least = models.PositiveSmallIntegerField(default=12)
    one_time_days = models.PositiveSmallIntegerField(default=7)
    idle_minutes = models.PositiveSmallIntegerField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(id=1), name="one_set_of_rules_only")
        ]
