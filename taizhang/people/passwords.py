"""Passwords: one-time ones, read aloud and typed by hand, and those that people choose."""

import secrets
from typing import Final

from django.contrib.auth.hashers import Argon2PasswordHasher
from django.db import transaction
from django.utils.timezone import now

from taizhang.audit.kinds import Kind
from taizhang.audit.record import Doer, note
from taizhang.people import sessions
from taizhang.people.models import FormerPassword, User
from taizhang.people.rules import FORMER_COUNT

# No letter that looks like another.
LETTERS: Final = "abcdefghjkmnpqrstuvwxyz23456789"


class Quick(Argon2PasswordHasher):
    """Keeps a one-time password: chance is its strength, so no slow hash has to be.

    Sixty of them are made while somebody waits. Django hashes again, slowly, when the
    password is used: the parameters stand in what is kept.
    """

    time_cost = 1
    memory_cost = 8192
    parallelism = 1


def one_time() -> str:
    """Return a new password of four groups of four letters: 79 bits."""
    return "-".join(_four_letters() for _group in range(4))


def give_one_time(user: User, by: Doer) -> str:
    """Give `user` a one-time password and return it; all sessions of the account end.

    It must be changed at sign-in, and is good for as many days as the rules say.
    """
    password = one_time()
    with transaction.atomic():
        change(user, password, one_time=True)
        sessions.end_all(user, by)
        note(Kind.PASSWORD_RESET, by, user.pseudonym)
    return password


def change(user: User, password: str, *, one_time: bool = False) -> None:
    """Let `password` be that of `user` from now on; the one before is remembered as a hash.

    Sessions that began with the one before are over.
    """
    with transaction.atomic():
        if user.has_usable_password() and not user.must_change_password:
            FormerPassword.objects.create(user=user, password=user.password)
        _forget_oldest(user)
        if one_time:
            user.password = _quickly(password)
        else:
            user.set_password(password)
        user.must_change_password, user.password_set_at = one_time, now()
        user.save(update_fields=["password", "must_change_password", "password_set_at"])


def _forget_oldest(user: User) -> None:
    kept = FormerPassword.objects.filter(user=user).order_by("-pk")[:FORMER_COUNT]
    keys = [row.pk for row in kept]
    FormerPassword.objects.filter(user=user).exclude(pk__in=keys).delete()


def _quickly(password: str) -> str:
    hasher = Quick()
    return hasher.encode(password, hasher.salt())


def _four_letters() -> str:
    return "".join(secrets.choice(LETTERS) for _place in range(4))
