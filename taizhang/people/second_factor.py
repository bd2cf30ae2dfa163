"""The second factor of an account: codes from a phone, passkeys, and codes on paper.

django-allauth keeps and judges the first two; that a code is good only once is held by the
row itself, so that two processes cannot both take it. Codes on paper are hashed, hence ours
(ADR 12).
"""

import datetime as dt
import hmac
from dataclasses import dataclass
from typing import Final

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from allauth.mfa.utils import decrypt, encrypt
from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.utils.timezone import localtime

from taizhang.audit.kinds import Kind
from taizhang.audit.record import Doer, note
from taizhang.people import sessions
from taizhang.people.identity import duties_of
from taizhang.people.models import RecoveryCode, User
from taizhang.people.passwords import one_time
from taizhang.people.rules import rules

CODES: Final = Authenticator.Type.TOTP
PASSKEY: Final = Authenticator.Type.WEBAUTHN
RECOVERY_COUNT: Final = 10


@dataclass(frozen=True)
class Passkey:
    """A passkey, for its owner's page."""

    id: int
    name: str
    added_at: dt.datetime
    used_at: dt.datetime | None


@dataclass(frozen=True)
class Factors:
    """What somebody has besides the password. `codes_since`: None without a phone's codes."""

    codes_since: dt.datetime | None
    passkeys: tuple[Passkey, ...]
    recovery_left: int

    @property
    def there(self) -> bool:
        """Whether the password alone is not enough."""
        return self.codes_since is not None or bool(self.passkeys)


def has(user: User) -> bool:
    """Return whether `user` has a second factor. One query."""
    return bool(Authenticator.objects.filter(user=user, type__in=(CODES, PASSKEY)).exists())


def factors(user: User) -> Factors:
    """Return what `user` has besides the password. Two queries."""
    rows = list(Authenticator.objects.filter(user=user).order_by("pk"))
    since = [localtime(row.created_at) for row in rows if row.type == CODES]
    left = RecoveryCode.objects.filter(user=user, used_at=None).count()
    keys = tuple(_passkey(row) for row in rows if row.type == PASSKEY)
    return Factors(since[0] if since else None, keys, left)


def asked_of(user: User) -> bool:
    """Return whether the office asks a second factor of `user`."""
    return rules().ask_second_factor(duties_of(user))


def new_secret() -> str:
    """Return a secret for a phone to make codes from."""
    return str(totp.generate_totp_secret())


def address(user: User, secret: str) -> str:
    """Return what a phone reads from the QR code for `secret`."""
    return str(get_adapter().build_totp_url(user, secret))


def turn_codes_on(user: User, secret: str, code: str, by: Doer) -> bool:
    """Let codes made from `secret` be a second factor of `user`, if `code` is one.

    They take the place of those of an earlier phone.
    """
    step = _step_of(secret, code, after=0)
    if not step:
        return False
    with transaction.atomic():
        Authenticator.objects.filter(user=user, type=CODES).delete()
        data = {"secret": encrypt(secret), "spent": step}
        Authenticator.objects.create(user=user, type=CODES, data=data)
        note(Kind.FACTOR_ADDED, by, user.pseudonym, what="codes")
    return True


def turn_codes_off(user: User, by: Doer) -> None:
    """Take the codes from a phone away."""
    with transaction.atomic():
        gone, _rows = Authenticator.objects.filter(user=user, type=CODES).delete()
        if gone:
            note(Kind.FACTOR_REMOVED, by, user.pseudonym, what="codes")
        _drop_recovery_of_nothing(user)


def spend_code(user: User, typed: str, at: dt.datetime) -> bool:
    """Return whether `typed` is a code of the phone of `user`, and spend it.

    No code is good a second time, nor one that is older than the last.
    """
    with transaction.atomic():
        rows = Authenticator.objects.select_for_update()
        row = rows.filter(user=user, type=CODES).first()
        if row is None:
            return False
        step = _step_of(decrypt(row.data["secret"]), typed, after=row.data.get("spent", 0))
        if not step:
            return False
        row.data["spent"], row.last_used_at = step, at
        row.save(update_fields=["data", "last_used_at"])
    return True


def spend_recovery(user: User, typed: str, at: dt.datetime, by: Doer) -> bool:
    """Return whether `typed` is a code on paper of `user`, and spend it."""
    plain = _letters(typed)
    found = RecoveryCode.objects.filter(user=user, label=plain[:4], used_at=None).first()
    if found is None or not check_password(plain[4:], found.rest):
        return False
    # Whoever comes second with the same code changes no row.
    if not RecoveryCode.objects.filter(pk=found.pk, used_at=None).update(used_at=at):
        return False
    left = RecoveryCode.objects.filter(user=user, used_at=None).count()
    note(Kind.RECOVERY_USED, by, user.pseudonym, left=left)
    return True


def renew_recovery(user: User, by: Doer) -> tuple[str, ...]:
    """Give `user` new codes on paper, and return them: this once. The old ones are void."""
    labelled: dict[str, str] = {}
    while len(labelled) < RECOVERY_COUNT:
        code = one_time()
        labelled.setdefault(code[:4], code)
    with transaction.atomic():
        RecoveryCode.objects.filter(user=user).delete()
        RecoveryCode.objects.bulk_create(
            RecoveryCode(user=user, label=label, rest=make_password(_letters(code)[4:]))
            for label, code in labelled.items()
        )
        note(Kind.FACTOR_ADDED, by, user.pseudonym, what="recovery")
    return tuple(labelled.values())


def reset(user: User, by: Doer) -> bool:
    """Take every second factor of `user` away, and end all sessions; False: there was none.

    For whoever lost phone and paper; they sign in with the password alone, and where the
    office asks for a second factor are led to set one up.
    """
    with transaction.atomic():
        gone, _rows = Authenticator.objects.filter(user=user).delete()
        papers, _rows = RecoveryCode.objects.filter(user=user).delete()
        if not gone and not papers:
            return False
        note(Kind.FACTOR_REMOVED, by, user.pseudonym, what="all")
        sessions.end_all(user, by)
    return True


def remove_passkey(user: User, id: int, by: Doer) -> bool:
    """Take the passkey `id` of `user` away; return whether there was one."""
    with transaction.atomic():
        rows = Authenticator.objects.filter(user=user, type=PASSKEY, pk=id)
        gone, _rows = rows.delete()
        if gone:
            note(Kind.FACTOR_REMOVED, by, user.pseudonym, what="passkey")
        _drop_recovery_of_nothing(user)
    return bool(gone)


def _drop_recovery_of_nothing(user: User) -> None:
    # Codes that stand in for nothing would let somebody in who turned it all off.
    if not has(user):
        RecoveryCode.objects.filter(user=user).delete()


def _step_of(secret: str, typed: str, *, after: int) -> int:
    """Return the step of time whose code `typed` is, later than `after`; 0 for none."""
    code = "".join(letter for letter in typed if not letter.isspace())
    for step in totp.yield_hotp_counters_from_time():
        expected = totp.format_hotp_value(totp.hotp_value(secret, step))
        same = hmac.compare_digest(expected.encode(), code.encode(errors="replace"))
        if same and step > after:
            return int(step)
    return 0


def _letters(typed: str) -> str:
    return "".join(letter for letter in typed.casefold() if letter.isalnum())


def _passkey(row: Authenticator) -> Passkey:
    used = localtime(row.last_used_at) if row.last_used_at else None
    return Passkey(row.pk, str(row.data["name"]), localtime(row.created_at), used)
