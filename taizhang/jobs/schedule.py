"""Work that is due every day at a time of the office's own clock, or whenever there is some.

Declared in code, asked for by key: once for each day, however often the clock is looked
at; what fell due while the machine was off is done at the next start.
"""

import datetime as dt
from collections.abc import Callable
from typing import Final

from django.db.models import Q
from django.utils.timezone import get_default_timezone

from taizhang.jobs import queue
from taizhang.jobs.models import Job

KEPT: Final = dt.timedelta(days=30)

# What failed is not asked for again at each look.
AGAIN_AFTER: Final = dt.timedelta(minutes=1)

Due = Callable[[dt.datetime], bool]
_daily: dict[str, dt.time] = {}
_whenever: dict[str, Due] = {}


def daily(kind: str, at: str) -> None:
    """Have work of `kind` done every day at the local time `at`, as "02:00"."""
    _daily[kind] = dt.time.fromisoformat(at)


def whenever(kind: str, due: Due) -> None:
    """Have work of `kind` done whenever `due`, which must be quick, says that there is some.

    Never twice at a time, and of what is done only the last record is kept.
    """
    _whenever[kind] = due


def ask_for_what_is_due(now: dt.datetime) -> None:
    """Ask for the work whose time has come. One query, and what each `due` asks."""
    for kind, due in _whenever.items():
        if due(now) and _is_free(kind, now):
            Job.objects.filter(kind=kind, state=Job.State.DONE).delete()
            queue.enqueue(kind, by="")
    keys = {
        kind: f"daily:{kind}:{last_due(at, now):%Y-%m-%d}" for kind, at in _daily.items()
    }
    # Read first: asking takes the write lock, and nearly always nothing is due.
    asked = set(Job.objects.filter(key__in=keys.values()).values_list("key", flat=True))
    for kind, key in keys.items():
        if key not in asked:
            queue.enqueue(kind, by="", key=key)


def last_due(at: dt.time, now: dt.datetime) -> dt.date:
    """Return the last day on which `at` had come by `now`."""
    local = now.astimezone(get_default_timezone())
    today = local.date()
    return today if local.time() >= at else today - dt.timedelta(days=1)


def _is_free(kind: str, now: dt.datetime) -> bool:
    going = Q(state__in=[Job.State.WAITING, Job.State.RUNNING])
    lately = Q(state=Job.State.FAILED, ended_at__gt=now - AGAIN_AFTER)
    return not Job.objects.filter(going | lately, kind=kind).exists()


def sweep(now: dt.datetime) -> int:
    """Forget the jobs that ended long ago; return how many."""
    deleted, _by_model = Job.objects.filter(ended_at__lt=now - KEPT).delete()
    return deleted
