"""Which matters the residents' council may talk over: put to it, parked, or ever recurring."""

from taizhang.core.vocabulary import Status
from taizhang.ledger import models
from taizhang.ledger.filtering import open_work
from taizhang.ledger.queries import Row, as_row

MOST = 120
# Not the first time at that place, nor the second.
OFTEN = 2


def for_council(most: int = MOST) -> tuple[Row, ...]:
    """Return them, those put to the council first, then the most often recurring. One query."""
    put = models.Standing.objects.filter(before_council=True)
    parked = models.Standing.objects.filter(open_work(), status=Status.DEFERRED)
    often = models.Standing.objects.filter(open_work(), earlier_count__gte=OFTEN)
    found = (put | parked | often).order_by("-before_council", "-earlier_count", "order_at")
    return tuple(map(as_row, found[:most]))
