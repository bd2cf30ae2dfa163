"""Who signed in last in a browser, remembered past the end of the session.

What somebody sends after their session ended is kept for them, and for nobody else: this
says for whom. It opens nothing. Signing out forgets it; whoever signs in next replaces it,
and with the sign-in the tokens of all forms that the one before had open.
"""

import datetime as dt
from typing import Final

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.core import signing
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from taizhang.people.models import User

COOKIE: Final = "last_here"
# Whose key the phone app may keep in this browser (taizhang.phone.keys); opens nothing.
PHONE_COOKIE: Final = "phone"
SALT: Final = "taizhang.people.remembering"
# A form opened just before the session ran out is sent within a day, or never.
KEPT: Final = dt.timedelta(days=1)


def remember(response: HttpResponseBase, user: AbstractBaseUser | AnonymousUser) -> None:
    """Have the browser remember that `user` signed in; nobody signed in changes nothing."""
    if isinstance(user, User):
        # Whoever comes in does not find the phone app open for whoever was here before.
        response.delete_cookie(PHONE_COOKIE)
        response.set_signed_cookie(
            COOKIE,
            user.pseudonym,
            salt=SALT,
            max_age=KEPT + dt.timedelta(seconds=settings.SESSION_COOKIE_AGE),
            httponly=True,
            secure=settings.SESSION_COOKIE_SECURE,
            samesite="Lax",
        )


def forget(response: HttpResponseBase) -> None:
    """Have the browser forget who signed in last."""
    response.delete_cookie(COOKIE)
    response.delete_cookie(PHONE_COOKIE)


def last_here(request: HttpRequest) -> User | None:
    """Return who signed in last in this browser, if the account is still open. One query."""
    try:
        pseudonym = request.get_signed_cookie(COOKIE, salt=SALT)
    except (KeyError, signing.BadSignature):
        return None
    return User.objects.filter(pseudonym=pseudonym, is_active=True).first()
