"""What the office asks of its accounts: second factor, passwords, how long a session lasts.

Kept for a few seconds by each process, because every request of a signed-in person asks.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Final

from django.core.cache import cache

from taizhang.audit.kinds import Kind
from taizhang.audit.record import Doer, note
from taizhang.core.vocabulary import Duty
from taizhang.people.models import AccountRules, User

KEY: Final = "people:rules"
KEPT_SECONDS: Final = 5
Asked = AccountRules.Asked
Profile = AccountRules.Profile
LONGEST: Final = dt.timedelta(hours=12)
IDLE_MINUTES: Final = {Profile.ASVS: 8 * 60, Profile.DJBH2: 30}
CHANGED_EVERY: Final = dt.timedelta(days=90)
UNUSED_AFTER: Final = dt.timedelta(days=90)
FORMER_COUNT: Final = 5
# Whoever closes, checks, rules, administers or audits.
WEIGHTY: Final = frozenset(
    {
        Duty.STRIKE_OFF,
        Duty.VERIFY,
        Duty.RULE,
        Duty.APPROVE,
        Duty.ADMINISTER,
        Duty.SECURE,
        Duty.AUDIT,
    }
)


@dataclass(frozen=True)
class Rules:
    """The rules in force. `idle_minutes` None: what the profile says."""

    second_factor: Asked = Asked.NOBODY
    profile: Profile = Profile.ASVS
    letters_least: int = 12
    one_time_days: int = 7
    idle_minutes: int | None = None

    @property
    def idle(self) -> dt.timedelta:
        """How long nothing may come from a session before it is over."""
        return dt.timedelta(minutes=self.idle_minutes or IDLE_MINUTES[self.profile])

    @property
    def strict(self) -> bool:
        """Whether passwords age, and accounts that nobody uses are shut."""
        return self.profile is Profile.DJBH2

    def ask_second_factor(self, duties: frozenset[Duty]) -> bool:
        """Return whether somebody with `duties` must have a second factor."""
        if self.second_factor is Asked.DUTIES:
            return bool(duties & WEIGHTY)
        return self.second_factor is Asked.EVERYBODY

    def password_too_old(self, user: User, at: dt.datetime) -> bool:
        """Return whether `user` has to choose another password by now."""
        return self.strict and at - user.password_set_at > CHANGED_EVERY

    def one_time_over(self, user: User, at: dt.datetime) -> bool:
        """Return whether the password of `user` is a one-time one that waited too long."""
        waited = at - user.password_set_at
        return user.must_change_password and waited > dt.timedelta(days=self.one_time_days)

    def unused_too_long(self, user: User, at: dt.datetime) -> bool:
        """Return whether nobody came in as `user` for so long that the account is shut.

        A new password opens it again, for as long.
        """
        latest = max(user.last_login or user.date_joined, user.password_set_at)
        return self.strict and at - latest > UNUSED_AFTER


def rules() -> Rules:
    """Return the rules in force. No query, or one every few seconds."""
    return cache.get_or_set(KEY, _read, KEPT_SECONDS) or _read()


def settle(wanted: Rules, by: Doer) -> None:
    """Let `wanted` be in force from now on; the audit says what changed."""
    before = _read()
    changed = {
        name: f"{getattr(before, name)}>{getattr(wanted, name)}"
        for name in Rules.__dataclass_fields__
        if getattr(before, name) != getattr(wanted, name)
    }
    if not changed:
        return
    values = {name: getattr(wanted, name) for name in Rules.__dataclass_fields__}
    AccountRules.objects.update_or_create(id=1, defaults=values)
    cache.delete(KEY)
    note(Kind.SETTING_CHANGED, by, what="account-rules", **changed)


def _read() -> Rules:
    row = AccountRules.objects.filter(id=1).first()
    if row is None:
        return Rules()
    return Rules(
        second_factor=Asked(row.second_factor),
        profile=Profile(row.profile),
        letters_least=row.letters_least,
        one_time_days=row.one_time_days,
        idle_minutes=row.idle_minutes,
    )
