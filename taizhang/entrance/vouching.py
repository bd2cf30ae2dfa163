"""Checking the password of a second person at somebody's screen, as slowly as at sign-in."""

from django.http import HttpRequest
from django.utils.timezone import now

from taizhang.audit.kinds import Kind
from taizhang.audit.record import note
from taizhang.entrance import throttle
from taizhang.entrance.forms import seeker, shut
from taizhang.people.models import User
from taizhang.people.witness import NotThem


def is_theirs(user: User, typed: str, request: HttpRequest) -> None:
    """Return if `typed` is the password of `user`, whose account is open.

    Raises:
        NotThem: it is not, or that failed so often that one waits first.
    """
    at, who = now(), seeker(request, user.username)
    tried = throttle.attempt(who, at)
    if tried.wait > throttle.NONE:
        raise NotThem(tried.wait)
    if shut(user) or not user.check_password(typed):
        failures = throttle.failures_of(who, at)
        note(Kind.SIGN_IN_FAILED, request, user.pseudonym, failures=failures)
        raise NotThem
    tried.succeeded()
