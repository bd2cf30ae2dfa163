"""Everything that can be done to an account; each act is noted in the audit.

Two things hold whoever acts: somebody remains who can administer, and nobody's own rights
grow without a reason in the audit. Changes take effect with the next request.
"""

import re
from dataclasses import dataclass

from django.db import transaction

from taizhang.audit.kinds import Kind
from taizhang.audit.record import Doer, note
from taizhang.core.vocabulary import Duty
from taizhang.people import leaving, passwords
from taizhang.people.models import Role, Unit, User
from taizhang.people.refusals import PeopleRefusal, PeopleRefused
from taizhang.people.remembered import forget
from taizhang.people.usernames import FORM

R = PeopleRefusal
# Places, settings and backups; accounts and roles. Without them an office is stuck.
NEEDED = (Duty.ADMINISTER, Duty.SECURE)
# A mobile number, one with an area code and maybe an extension, a hotline, one in town.
PHONE = re.compile(r"(?:1\d{10}|0\d{9,15}|400\d{7}|[2-9]\d{6,7}|1\d{4})?")


@dataclass(frozen=True)
class Details:
    """What an account says of its person. Unit, role and backup by code and pseudonym."""

    username: str
    name: str
    unit: str
    role: str
    name_en: str = ""
    title: str = ""
    title_en: str = ""
    phone: str = ""
    area: str = ""
    backup: str = ""


def add(
    details: Details, by: Doer, *, signs_in: bool = True, later: bool = False
) -> tuple[User, str]:
    """Write a new account; return it with its one-time password, "" where it has none.

    `later`: it will be given one on a slip. Neither: its person is named and no more.

    Raises:
        PeopleRefused: with everything that is wrong; nothing is written.
    """
    with transaction.atomic():
        user = fresh(details)
        user.must_change_password = later
        user.save()
        password = leaving.begin(user) if signs_in else ""
        user.save()
        password = leaving.begin(user) if signs_in else ""
        note(Kind.ACCOUNT_MADE, by, user.pseudonym, role=user.role.code)
    forget()
    return user, password


def fresh(details: Details) -> User:
    """Return the account of `details`, not written yet, without a password.

    Raises:
        PeopleRefused: with everything that is wrong.
    """
    user = User()
    user.set_unusable_password()
    _take(user, details)
    return user


def edit(pseudonym: str, details: Details, by: Doer, reason: str = "") -> User:
    """Write what changed of an account and return it. `reason`: why one's own rights grow.

    Raises:
        PeopleRefused: with everything that is wrong; nothing is written.
    """
    with transaction.atomic():
        hold()
        user = find(pseudonym)
        before = _said(user)
        rights, could = set(user.role.duties), administrators()
        _take(user, details)
        grown = set(user.role.duties) - rights
        if grown and by.who == pseudonym and not reason.strip():
            raise PeopleRefused(R.OWN_RIGHTS_UNEXPLAINED)
        user.save()
        require_administrator(could)
        now = _said(user)
        changed = [name for name, value in now.items() if before[name] != value]
        if changed:
            told: dict[str, str | int | list[str]] = {"fields": changed}
            if "role" in changed:
                told |= {"from": before["role"], "to": now["role"]}
            if reason.strip():
                told["reason"] = reason.strip()[:200]
            note(Kind.ACCOUNT_CHANGED, by, pseudonym, what="details", **told)
    forget()
    return user


def close(pseudonym: str, by: Doer) -> User:
    """Close an account: its person can no longer sign in, and what they are in ends.

    Raises:
        PeopleRefused: it is one's own, closed already, or the last that can administer.
    """
    with transaction.atomic():
        hold()
        user, could = find(pseudonym), administrators()
        if by.who == pseudonym:
            raise PeopleRefused(R.OWN_ACCOUNT)
        if not user.is_active:
            raise PeopleRefused(R.ACCOUNT_CLOSED)
        leaving.shut(user, by)
        require_administrator(could)
        note(Kind.ACCOUNT_CHANGED, by, pseudonym, what="closed")
    forget()
    return user


def reopen(pseudonym: str, by: Doer) -> tuple[User, str]:
    """Open a closed account again; return it with a one-time password.

    Raises:
        PeopleRefused: it is open, or its unit is closed.
    """
    with transaction.atomic():
        hold()
        user = find(pseudonym)
        if user.is_active:
            raise PeopleRefused(R.ACCOUNT_OPEN)
        if not user.unit.active:
            raise PeopleRefused(R.UNIT_UNKNOWN)
        user.is_active = True
        user.save(update_fields=["is_active"])
        note(Kind.ACCOUNT_CHANGED, by, pseudonym, what="reopened")
        password = passwords.give_one_time(user, by)
    forget()
    return user, password


def renew_password(pseudonym: str, by: Doer) -> tuple[User, str]:
    """Give somebody a one-time password; what they are signed in to ends.

    Raises:
        PeopleRefused: the account is closed, or one's own: that has a page of its own.
    """
    with transaction.atomic():
        hold()
        user = find(pseudonym)
        if not user.is_active:
            raise PeopleRefused(R.ACCOUNT_CLOSED)
        if by.who == pseudonym:
            raise PeopleRefused(R.OWN_ACCOUNT)
        password = passwords.give_one_time(user, by)
    return user, password


def find(pseudonym: str) -> User:
    """Return the account of `pseudonym`.

    Raises:
        User.DoesNotExist: there is none.
    """
    return User.objects.select_related("unit", "role", "backup").get(pseudonym=pseudonym)


def hold() -> None:
    """Have whoever else changes rights wait until this transaction ends."""
    list(Role.objects.select_for_update().order_by("pk").values_list("pk"))


def administrators() -> frozenset[Duty]:
    """Return which of the duties that an office cannot do without somebody can carry out.

    Whoever cannot sign in carries out none. One query.
    """
    rows = User.objects.select_related("role").filter(is_active=True)
    return frozenset(
        duty
        for row in rows
        if leaving.may_sign_in(row)
        for duty in NEEDED
        if duty in row.role.duties
    )


def require_administrator(before: frozenset[Duty]) -> None:
    """Check that what was just written leaves somebody who can administer.

    `before`: what could be done; an office where nobody can yet loses nothing.

    Raises:
        PeopleRefused: nobody could any more.
    """
    if before - administrators():
        raise PeopleRefused(R.LAST_ADMINISTRATOR)


def is_phone(text: str) -> bool:
    """Return whether `text` has as many figures as a phone number; "" is none and fine."""
    return bool(PHONE.fullmatch(text.replace("-", "").replace(" ", "")))


def _take(user: User, details: Details) -> None:
    found = _wrongs(user, details)
    unit = Unit.objects.filter(code=details.unit).first()
    role = Role.objects.filter(code=details.role).first()
    backup = _backup(user, details.backup, found)
    # Whoever is in a closed unit or has a role put away may stay there, and nobody else go.
    if unit is None or not (unit.active or unit.pk == user.unit_id):
        found.append(R.UNIT_UNKNOWN)
    if role is None or not (role.active or role.pk == user.role_id):
        found.append(R.ROLE_UNKNOWN)
    if found:
        raise PeopleRefused(*found)
    assert unit is not None and role is not None, "either is refused above"
    user.unit, user.role, user.backup = unit, role, backup
    for name in ("username", "name", "name_en", "title", "title_en", "phone", "area"):
        setattr(user, name, getattr(details, name))


def _wrongs(user: User, details: Details) -> list[PeopleRefusal]:
    found = []
    if not details.name:
        found.append(R.NAME_MISSING)
    # A name that somebody signs in with already may be older than this form.
    changed = details.username != user.username
    if changed and not FORM.fullmatch(details.username):
        found.append(R.USERNAME_FORM)
    elif User.objects.filter(username=details.username).exclude(pk=user.pk).exists():
        found.append(R.USERNAME_TAKEN)
    if details.phone != user.phone and not is_phone(details.phone):
        found.append(R.PHONE_FORM)
    return found


def _backup(user: User, pseudonym: str, found: list[PeopleRefusal]) -> User | None:
    if not pseudonym:
        return None
    if pseudonym == user.pseudonym:
        found.append(R.BACKUP_IS_SELF)
        return None
    backup = User.objects.filter(pseudonym=pseudonym, is_active=True).first()
    if backup is None:
        found.append(R.BACKUP_UNKNOWN)
    return backup


def _said(user: User) -> dict[str, str]:
    """Return what of an account a change is told by: names of fields, never their values."""
    own = ("username", "name", "name_en", "title", "title_en", "phone", "area")
    values = {name: str(getattr(user, name)) for name in own}
    values |= {"unit": user.unit.code, "role": user.role.code}
    values["backup"] = user.backup.pseudonym if user.backup else ""
    return values
