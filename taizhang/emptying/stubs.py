"""Numbers on the stubs of printed slips: given out before anybody has written a word.

Whoever tears a stub off holds a receipt number. Until its slip is taken out of the box and
registered nobody holds it in the book, and a look-up is answered from here.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Final

from taizhang.core.clocks import local_day
from taizhang.emptying import boxes
from taizhang.emptying.balance import Outcome
from taizhang.emptying.models import Box, Stub
from taizhang.ledger import numbers
from taizhang.tongue import local

# Twenty-five sheets of paper; nobody cuts more at once.
PRINTED_MOST: Final = 100


@dataclass(frozen=True)
class StubStands:
    """What is known of a stub. `due`: when its box is opened next; `outcome`: WAITING while
    its slip lies in the box, or was not looked at yet; `opened`: on which day it came out.
    """

    box: str
    printed: dt.date
    due: dt.date
    outcome: Outcome
    opened: dt.date | None


def print_for(code: str, count: int, by: str, at: dt.datetime) -> list[str]:
    """Return `count` fresh receipt numbers for slips of the box `code`.

    They are shown once: what is kept are keyed hashes.

    Raises:
        Box.DoesNotExist: nobody looks after such a box.
    """
    box = Box.objects.get(point__code=code)
    drawn = sorted(numbers.receipts(min(count, PRINTED_MOST)))
    Stub.objects.bulk_create(
        Stub(receipt=numbers.receipt_hash(number), box=box, printed_at=at, printed_by=by)
        for number in drawn
    )
    return drawn


def by_receipt(receipt: str, today: dt.date) -> StubStands | None:
    """Return what is known of the stub with that number; None: none was printed. Two queries."""
    rows = Stub.objects.select_related("box__point", "slip__opening")
    row = rows.filter(receipt=numbers.receipt_hash(receipt)).first()
    if row is None:
        return None
    point = row.box.point
    stands = boxes.box(point.code, today)
    assert stands is not None, "a stub is printed for a box that somebody looks after"
    slip = getattr(row, "slip", None)
    return StubStands(
        box=local(point.name, point.name_en),
        printed=local_day(row.printed_at),
        due=max(stands.due, today),
        outcome=Outcome(slip.outcome) if slip else Outcome.WAITING,
        opened=local_day(slip.opening.opened_at) if slip else None,
    )
