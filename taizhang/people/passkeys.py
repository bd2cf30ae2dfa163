"""Passkeys (通行密钥): a key in a phone, a computer or a stick, that only this site is shown.

A browser offers them where the site is reached by HTTPS, or as localhost. What is asked of
the key is remembered in the session, and good for one answer.
"""

import json
from typing import Any, Final

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal import auth
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.utils.timezone import now
from fido2.utils import websafe_decode

from taizhang.audit.kinds import Kind
from taizhang.audit.record import Doer, note
from taizhang.people.models import User
from taizhang.people.second_factor import PASSKEY

NAME_MOST: Final = 40
COUNT_MOST: Final = 10
ANSWER_MOST: Final = 20_000


class NotThisKey(Exception):
    """The answer of a passkey does not fit what was asked, or nothing was asked."""


def can_be_used(request: HttpRequest) -> bool:
    """Return whether a browser shows passkeys to the site as `request` reached it."""
    host = request.get_host().partition(":")[0]
    return host == "localhost" or (request.is_secure() and not _number(host))


def asked_to_add(user: User) -> dict[str, Any]:
    """Return what a browser needs to make a new passkey for `user`."""
    asked: dict[str, Any] = auth.begin_registration(user, passwordless=True)
    return asked


def add(user: User, answer: str, name: str, by: Doer) -> None:
    """Keep the passkey that a browser made, under `name`.

    Raises:
        NotThisKey: it was not made for what was asked, or there are too many already.
    """
    credential = _read(answer)
    try:
        auth.parse_registration_response(credential)
        auth.complete_registration(credential)
    except (ValidationError, ValueError, KeyError, TypeError, AttributeError) as wrong:
        auth.clear_state()
        raise NotThisKey from wrong
    with transaction.atomic():
        if Authenticator.objects.filter(user=user, type=PASSKEY).count() >= COUNT_MOST:
            raise NotThisKey
        auth.WebAuthn.add(user, name[:NAME_MOST], credential)
        note(Kind.FACTOR_ADDED, by, user.pseudonym, what="passkey")


def rename(user: User, id: int, name: str) -> bool:
    """Call the passkey `id` of `user` by `name`; return whether there was one."""
    row = Authenticator.objects.filter(user=user, type=PASSKEY, pk=id).first()
    if row is None:
        return False
    row.data["name"] = name[:NAME_MOST]
    row.save(update_fields=["data"])
    return True


def asked_to_enter(user: User | None) -> dict[str, Any]:
    """Return what a browser needs to ask a passkey of `user`; None: of whoever has one."""
    asked: dict[str, Any] = auth.begin_authentication(user)
    return asked


def spend(user: User, answer: str) -> None:
    """Check that a passkey of `user` answered what was asked; it is asked no second time.

    Raises:
        NotThisKey: it did not.
    """
    try:
        row = auth.complete_authentication(user, _read(answer))
    except (ValidationError, ValueError, KeyError, TypeError, AttributeError) as wrong:
        auth.clear_state()
        raise NotThisKey from wrong
    Authenticator.objects.filter(pk=row.pk).update(last_used_at=now())


def owner(answer: str) -> User:
    """Return of whom a passkey says that it is; to be checked by `spend`.

    Raises:
        NotThisKey: of nobody, or of somebody who left.
    """
    try:
        handle = websafe_decode(_read(answer)["response"]["userHandle"]).decode()
    except (KeyError, TypeError, ValueError) as wrong:
        raise NotThisKey from wrong
    people = User.objects.select_related("unit", "role")
    found = people.filter(pseudonym=handle.replace("\0", ""), is_active=True).first()
    if found is None:
        raise NotThisKey
    return found


def _read(answer: str) -> dict[str, Any]:
    try:
        read = json.loads(answer) if len(answer) <= ANSWER_MOST else None
    except ValueError as wrong:
        raise NotThisKey from wrong
    if not isinstance(read, dict):
        raise NotThisKey
    return read


def _number(host: str) -> bool:
    """Return whether `host` is an address in numbers, for which there are no passkeys."""
    return host.startswith("[") or host.replace(".", "").isdecimal()
