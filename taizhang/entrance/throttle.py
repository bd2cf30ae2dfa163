"""Slowing down guesses at a password, without shutting out the person it belongs to.

Counted per name and address together: whoever fails on one PC says nothing about the same
name on another.
"""

import datetime as dt
import hmac

from taizhang.entrance.models import FailedSignIn
from taizhang.keys.secrets import secret

WINDOW = dt.timedelta(minutes=15)
FAILURES_MAX = 10


def who(username: str, address: str) -> str:
    """Return a keyed hash of name and address, which the table holds in their place."""
    text = f"{len(username)}:{username}:{address}".encode(errors="replace")
    return hmac.new(secret("sign-in"), text, "sha256").hexdigest()


def must_wait(seeker: str, at: dt.datetime) -> bool:
    """Return whether `seeker` failed too often in the quarter of an hour before `at`."""
    recent = FailedSignIn.objects.filter(who=seeker, at__gt=at - WINDOW)
    return recent.count() >= FAILURES_MAX


def note_failure(seeker: str, at: dt.datetime) -> None:
    """Remember a wrong password, and drop all that are too old to count."""
    FailedSignIn.objects.filter(at__lte=at - WINDOW).delete()
    FailedSignIn.objects.create(who=seeker, at=at)


def forget(seeker: str) -> None:
    """Drop the failures of somebody who got in."""
    FailedSignIn.objects.filter(who=seeker).delete()
