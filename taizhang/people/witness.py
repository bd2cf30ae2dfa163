"""A second person at the same screen: their own password says that they are there.

A tick would prove nothing, and signing in would turn the first one out. How a password is
checked, and how guessing is slowed down, is the entrance's affair, which is told here once;
what the second person's password does is done by whoever asked, in both names.
"""

import datetime as dt
from collections.abc import Callable
from typing import Final

from django.http import HttpRequest

from taizhang.people.models import User

NONE: Final = dt.timedelta(0)
Check = Callable[[User, str, HttpRequest], None]
_checks: list[Check] = []


class NotThem(Exception):
    """It is not their password; `wait`: for how long nothing typed is looked at at all."""

    def __init__(self, wait: dt.timedelta = NONE) -> None:
        super().__init__()
        self.wait = wait


def checked_by(check: Check) -> None:
    """Let `check` judge passwords: it returns, or raises `NotThem`."""
    _checks.append(check)


def vouch(user: User, password: str, request: HttpRequest) -> None:
    """Return if `password`, typed at the screen of `request`, is that of `user`.

    Raises:
        NotThem: it is not, or was wrong so often that one waits first.
    """
    assert _checks, "the entrance has to say how a password is checked"
    for check in _checks:
        check(user, password, request)


def may_vouch(user: User) -> bool:
    """Return whether `user` comes in by a password of their own choosing."""
    return user.is_active and user.has_usable_password() and not user.must_change_password
