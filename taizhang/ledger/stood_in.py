"""What was done in somebody's place while they were away, read from the book."""

from django.db.models import Exists, OuterRef

from taizhang.core.codec import read
from taizhang.core.issue import Entry
from taizhang.ledger import models
from taizhang.ledger.reading import stored_in
from taizhang.ledger.sealing import plain_values


def next_seq() -> int:
    """Return the seq that the next entry of the book will have. One query."""
    return models.Head.objects.values_list("size", flat=True).first() or 0


def done_in_place_of(person: str, since: int, most: int) -> tuple[Entry, ...]:
    """Return the latest entries from the seq `since` on made in `person`'s place.

    The latest first, and nothing personal in them; of matters that the reader may see. One
    query, which looks at all that happened since.
    """
    seen = models.Standing.objects.filter(case=OuterRef("entry__case"))
    rows = (
        models.Opening.objects.select_related("entry")
        .filter(Exists(seen), pk__gte=since, committed__in_place_of__1=person)
        .order_by("-pk")
    )
    found = map(stored_in, rows[:most])
    return tuple(read(one.leaf, plain_values(one)) for one in found)
