"""The key under which a phone keeps what somebody wrote: one for each person, ADR 19.

It is made of a secret of the office and the person's pseudonym, handed out after sign-in,
and the same every time: what was left on a phone opens again for its writer alone.
"""

import hmac
from typing import Final

from django.conf import settings
from django.http.response import HttpResponseBase

from taizhang.keys.secrets import secret
from taizhang.people.models import User
from taizhang.people.remembering import PHONE_COOKIE

SECRET: Final = "phone-queue"


def key_of(user: User) -> bytes:
    """Return the 32 bytes under which the phone seals what `user` writes."""
    return hmac.digest(secret(SECRET), f"key|{user.pseudonym}".encode(), "sha256")


def owner_of(user: User) -> str:
    """Return by which mark a phone knows whose an item is; it tells nobody who that is."""
    digest = hmac.digest(secret(SECRET), f"owner|{user.pseudonym}".encode(), "sha256")
    return digest.hex()[:16]


def note_owner(response: HttpResponseBase, user: User) -> None:
    """Have the browser know whose key it may keep. Signing out takes this away.

    Not hidden from scripts: it is for ours, and opens nothing.
    """
    response.set_cookie(
        PHONE_COOKIE,
        owner_of(user),
        max_age=settings.SESSION_COOKIE_AGE,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )
