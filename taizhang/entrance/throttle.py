"""Slowing down guesses at a password or code, without shutting out whom it belongs to.

Wrong passwords are counted three ways: for an account from one address, for an account from
anywhere, for an address at any account. After some free tries each further one makes the next
wait twice as long, up to a bound; nobody is ever locked out. A browser in which the owner of
the account signed in before is judged by its own tries alone, so that a stranger who guesses
at an account, or from the same office, keeps nobody from their work.

Codes of the second factor are counted apart, and more strictly: whoever gets as far as that
knows the password already. There an address counts for nothing beside its account.
"""

import datetime as dt
import hmac
from dataclasses import dataclass
from typing import Final

from django.db.models import Count, Max

from taizhang.entrance.models import FailedSignIn
from taizhang.keys.secrets import secret

WINDOW: Final = dt.timedelta(hours=1)
FIRST_WAIT: Final = dt.timedelta(seconds=5)
NONE: Final = dt.timedelta(0)
DOUBLINGS_MOST: Final = 20


@dataclass(frozen=True)
class Limit:
    """How many tries are free, and how long one waits at most."""

    free: int
    longest: dt.timedelta

    def wait_after(self, failures: int) -> dt.timedelta:
        """Return how long one waits after so many failures within the hour."""
        if failures < self.free:
            return NONE
        doublings = min(failures - self.free, DOUBLINGS_MOST)
        grown: dt.timedelta = FIRST_WAIT * (1 << doublings)
        return min(grown, self.longest)


# Of an account from one address, of an account, of an address. A whole office may sit behind
# one address, hence the many free tries and the short wait there.
BOTH: Final = Limit(5, dt.timedelta(minutes=15))
ACCOUNT: Final = Limit(20, dt.timedelta(minutes=5))
ADDRESS: Final = Limit(40, dt.timedelta(minutes=1))
# Of the second factor of an account: six digits, three of which fit at any moment.
SECOND: Final = Limit(10, dt.timedelta(minutes=30))


@dataclass(frozen=True)
class Seeker:
    """Who tries: the name typed, from where; `known`: its owner signed in there before.

    `second`: whether it is the second factor that is guessed at.
    """

    username: str
    address: str
    known: bool = False
    second: bool = False

    @property
    def watched(self) -> dict[str, Limit]:
        """By which keyed hashes the tries are counted, and with which limits."""
        door = "second-" if self.second else ""
        both = {_hash(f"{door}both", self.username, self.address): BOTH}
        if self.known:
            return both
        if self.second:
            return both | {_hash("second-account", self.username): SECOND}
        account = _hash("account", self.username)
        return both | {account: ACCOUNT, _hash("address", self.address): ADDRESS}


@dataclass(frozen=True)
class Attempt:
    """One try. `wait`: how long is still to be waited first; nothing must be looked at then.

    Counted as a failure until it is said to have succeeded, so that many tries at the same
    instant are as many failures.
    """

    wait: dt.timedelta
    seeker: Seeker
    rows: tuple[int, ...]

    def succeeded(self) -> None:
        """Forget this try, and all that failed before it there at that account."""
        both = next(iter(self.seeker.watched))
        FailedSignIn.objects.filter(pk__in=self.rows).delete()
        FailedSignIn.objects.filter(who=both).delete()


def attempt(seeker: Seeker, at: dt.datetime) -> Attempt:
    """Begin a try at the instant `at`; one that must wait first counts for nothing."""
    FailedSignIn.objects.filter(at__lte=at - WINDOW).delete()
    rows = FailedSignIn.objects.bulk_create(
        FailedSignIn(who=who, at=at) for who in seeker.watched
    )
    own = tuple(row.pk for row in rows)
    wait = _wait(seeker, at, before=min(own))
    if wait > NONE:
        FailedSignIn.objects.filter(pk__in=own).delete()
    return Attempt(wait, seeker, own)


def failures_of(seeker: Seeker, at: dt.datetime) -> int:
    """Return how many tries at that account from there failed within the hour."""
    both = next(iter(seeker.watched))
    return FailedSignIn.objects.filter(who=both, at__gt=at - WINDOW).count()


def _wait(seeker: Seeker, at: dt.datetime, before: int) -> dt.timedelta:
    rows = FailedSignIn.objects.filter(who__in=seeker.watched, pk__lt=before)
    found = rows.values("who").annotate(failures=Count("pk"), latest=Max("at"))
    waits: list[dt.timedelta] = [
        line["latest"] + seeker.watched[line["who"]].wait_after(line["failures"]) - at
        for line in found
    ]
    return max((NONE, *waits))


def _hash(*parts: str) -> str:
    """Return a keyed hash, which the table holds in place of name and address."""
    text = "".join(f"{len(part)}:{part}" for part in parts).encode(errors="replace")
    return hmac.new(secret("sign-in"), text, "sha256").hexdigest()
