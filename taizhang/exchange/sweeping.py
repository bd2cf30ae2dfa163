"""Forget, once a day, files that were handed in and never brought in.

They hold residents' words, so they do not lie about: thirty days after it was looked at a
batch of which nothing came in is gone, and so is what belongs to no batch.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Any, Final

from django.utils import timezone

from taizhang.exchange import storage
from taizhang.exchange.batches import NOTHING_IN, discard
from taizhang.exchange.models import Batch
from taizhang.jobs.running import Running

KEPT: Final = dt.timedelta(days=30)
_SETTLING: Final = dt.timedelta(days=1)


def work(_running: Running, _arguments: Mapping[str, Any]) -> dict[str, Any]:
    """Sweep: the job."""
    return {"forgotten": sweep(timezone.now())}


def sweep(now: dt.datetime) -> int:
    """Forget what is old at `now`; return how many batches and files went."""
    old = Batch.objects.filter(state__in=NOTHING_IN, read_at__lt=now - KEPT)
    count = 0
    for batch in old:
        discard(batch)
        count += 1
    known = {name for pair in Batch.objects.values_list("id", "sha256") for name in pair}
    for path in list(storage.strays(known, (now - _SETTLING).timestamp())):
        path.unlink(missing_ok=True)
        count += 1
    return count
