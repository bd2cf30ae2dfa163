"""Second factors for tests: what a phone would show, and somebody who has one."""

import datetime as dt

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.utils.timezone import now

from taizhang.audit.record import NOBODY
from taizhang.people import second_factor
from taizhang.people.models import User

STEP = dt.timedelta(seconds=30)


def code_of(secret: str, at: dt.datetime | None = None) -> str:
    """Return what a phone with `secret` shows at the instant `at`, now by default."""
    step = int((at or now()).timestamp()) // 30
    return str(totp.format_hotp_value(totp.hotp_value(secret, step)))


def with_codes(user: User, at: dt.datetime | None = None) -> str:
    """Let `user` have codes from a phone since two minutes ago; return the phone's secret."""
    secret = second_factor.new_secret()
    assert second_factor.turn_codes_on(user, secret, code_of(secret, at), NOBODY)
    row = Authenticator.objects.get(user=user, type=second_factor.CODES)
    row.data["spent"] -= 4
    row.save()
    return secret
