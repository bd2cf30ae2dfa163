"""Going to see for oneself (要现场看): what somebody who checks has put on their phone."""

import datetime as dt

from taizhang.fieldwork.models import Errand

MOST = 40


def ask(case: str, by: str, at: dt.datetime) -> None:
    """Put a matter on the phone of `by`. Doing it twice does it once."""
    row = Errand(case=case, by=by, asked_at=at)
    Errand.objects.bulk_create([row], ignore_conflicts=True)


def done(case: str, at: dt.datetime) -> None:
    """Take a matter off every phone: somebody has looked."""
    Errand.objects.filter(case=case, done_at=None).update(done_at=at)


def asked(case: str, by: str) -> bool:
    """Return whether `by` means to go and see it. One query."""
    return Errand.objects.filter(case=case, by=by, done_at=None).exists()


def cases_of(by: str) -> list[str]:
    """Return what `by` means to go and see, the longest on the list first. One query."""
    mine = Errand.objects.filter(by=by, done_at=None).order_by("asked_at")
    return list(mine.values_list("case", flat=True)[:MOST])
