"""What the page of one's own account shows."""

import datetime as dt
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.timezone import localtime

from taizhang.core.vocabulary import Duty
from taizhang.people import passkeys, second_factor, sessions
from taizhang.people.identity import duties_of
from taizhang.people.models import User
from taizhang.people.passkeys import NAME_MOST


@dataclass(frozen=True)
class Account:
    """How somebody's account is guarded. `asked`: whether the office asks for two factors."""

    username: str
    password_since: dt.datetime
    factors: second_factor.Factors
    asked: bool
    passkeys: bool
    name_most: int
    sessions: tuple[sessions.SignedIn, ...]
    may_secure: bool


def account(request: HttpRequest, user: User) -> Account:
    """Return how the account of `user` is guarded, as seen from where `request` came."""
    return Account(
        username=user.username,
        password_since=localtime(user.password_set_at),
        factors=second_factor.factors(user),
        asked=second_factor.asked_of(user),
        passkeys=passkeys.can_be_used(request),
        name_most=NAME_MOST,
        sessions=sessions.of(user, request.session.session_key),
        may_secure=Duty.SECURE in duties_of(user),
    )


def in_fours(secret: str) -> str:
    """Return `secret` in groups of four letters, to be typed by hand."""
    return " ".join(secret[place : place + 4] for place in range(0, len(secret), 4))
