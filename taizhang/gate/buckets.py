"""Token buckets: a few at once are free, then so many an hour. Nobody is ever locked out.

Rows and not a cache: every process of the office counts together, and a restart forgets
nothing. An address is kept as a keyed hash of its day, which tells nobody who it was.
"""

import datetime as dt
import hmac
from dataclasses import dataclass
from typing import Final

from django.db import transaction
from django.http import HttpRequest
from django.utils.timezone import localdate

from taizhang.gate.models import Bucket
from taizhang.keys.secrets import secret

FULL_AGAIN: Final = dt.timedelta(days=1)


@dataclass(frozen=True)
class Limit:
    """How many are free at once, and how many come back each hour."""

    most: int
    each_hour: float


def take(key: str, limit: Limit, at: dt.datetime) -> bool:
    """Take a token out of the bucket `key`; return whether there was one."""
    with transaction.atomic():
        whole = Bucket(key=key, level=limit.most, at=at)
        Bucket.objects.bulk_create([whole], ignore_conflicts=True)
        row = Bucket.objects.select_for_update().get(pk=key)
        level = _level(row, limit, at)
        if level < 1:
            return False
        Bucket.objects.filter(pk=key).update(level=level - 1, at=max(row.at, at))
    return True


def left(key: str, limit: Limit, at: dt.datetime) -> float:
    """Return how many tokens are in the bucket `key`. One query; takes none."""
    row = Bucket.objects.filter(pk=key).first()
    return _level(row, limit, at) if row else limit.most


def wait(key: str, limit: Limit, at: dt.datetime) -> int:
    """Return after how many seconds there is a token in the bucket `key`."""
    missing = 1 - left(key, limit, at)
    return max(0, round(missing * 3600 / limit.each_hour + 0.5))


def named(sort: str, *parts: str) -> str:
    """Return the key of a bucket of that `sort` for `parts`, which it does not tell."""
    text = "".join(f"{len(part)}:{part}" for part in (sort, *parts)).encode()
    return hmac.digest(secret("gate"), text, "sha256").hex()


def of_address(sort: str, request: HttpRequest) -> str:
    """Return the key of a bucket for whoever sends `request`, today."""
    address = str(request.META.get("REMOTE_ADDR", ""))
    return named(sort, address, localdate().isoformat())


def sweep(at: dt.datetime) -> int:
    """Forget the buckets that are long full again; return how many."""
    return Bucket.objects.filter(at__lt=at - FULL_AGAIN).delete()[0]


def _level(row: Bucket, limit: Limit, at: dt.datetime) -> float:
    # A clock that went back gives nothing and takes nothing.
    hours = max(0.0, (at - row.at).total_seconds() / 3600)
    return min(float(limit.most), row.level + hours * limit.each_hour)
