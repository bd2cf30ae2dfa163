"""Making links: for whom, until when, and the person behind them, who has no password."""

import datetime as dt
from dataclasses import dataclass
from typing import Final

from django.db import transaction

from taizhang.people.defaults import ensure_roles
from taizhang.people.models import Role, Unit, User, random_letters
from taizhang.tasklinks.models import TaskLink
from taizhang.tasklinks.tokens import LINKS, new_code

DAYS: Final = 14
MARK: Final = "link-"


@dataclass(frozen=True)
class Asked:
    """What was asked for: a link for somebody of a unit, for so many days."""

    unit: str
    name: str
    phone: str
    days: int
    form_key: str


@dataclass(frozen=True)
class Made:
    """A link, and the code that binds a phone to it; "" where it had been made before."""

    link: TaskLink
    code: str


def make(case: str, asked: Asked, by: str, at: dt.datetime) -> Made:
    """Write a link to the matter `case` and return it with its code.

    The same form sent twice is one link; its code is told once.
    """
    code = new_code()
    key = LINKS.new_key()
    with transaction.atomic():
        link, new = TaskLink.objects.get_or_create(
            form_key=asked.form_key,
            defaults={
                "key": key,
                "case": case,
                "person": _person(asked),
                "made_by": by,
                "made_at": at,
                "expires_at": at + dt.timedelta(days=asked.days),
                "code_mark": LINKS.mark(key, code),
            },
        )
    return Made(link, code if new else "")


def links_of(case: str) -> list[TaskLink]:
    """Return the links to the matter `case`, the latest first. One query."""
    rows = TaskLink.objects.select_related("person__unit", "person__role")
    return list(rows.filter(case=case).order_by("-made_at", "-pk"))


def withdraw(link: TaskLink, at: dt.datetime) -> None:
    """Let the link lead nowhere from now on."""
    here = TaskLink.objects.filter(pk=link.pk, withdrawn_at__isnull=True)
    here.update(withdrawn_at=at, code_mark="", device_mark="")


def _person(asked: Asked) -> User:
    """Return the person who acts by the link: the same one for the same name and number.

    Somebody with an account of their own is never among them: a link opens no account.
    """
    unit = Unit.objects.get(code=asked.unit)
    there = User.objects.filter(
        unit=unit,
        name=asked.name,
        phone=asked.phone,
        username__startswith=MARK,
        is_active=True,
    ).first()
    return there or _written(unit, asked)


def _written(unit: Unit, asked: Asked) -> User:
    code = "partner" if unit.kind == Unit.Kind.PARTNER else "handler"
    role = Role.objects.filter(code=code).first()
    if role is None:
        ensure_roles()
        role = Role.objects.get(code=code)
    return User.objects.create_user(
        f"{MARK}{random_letters()}",
        None,
        name=asked.name,
        phone=asked.phone,
        unit=unit,
        role=role,
    )
