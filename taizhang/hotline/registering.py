"""From orders to the ledger: kept sealed until somebody has looked, then each for itself."""

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from taizhang.core.refusals import Refusal, Refused
from taizhang.core.vocabulary import Actor, Channel
from taizhang.hotline.models import OrderSheet
from taizhang.hotline.orders import Order, Reader, number_of
from taizhang.hotline.reading import Said
from taizhang.keys.envelopes import Envelope
from taizhang.ledger import book
from taizhang.ledger.orders import held
from taizhang.ledger.writing import Act
from taizhang.web.refusals import sentences

KEPT = dt.timedelta(days=1)
AT_ONCE = 100


@dataclass(frozen=True)
class Outcome:
    """What came of an order: the number of its matter, or why there is none."""

    line: int
    their_number: str
    number: str = ""
    why: str = ""
    held: bool = False


def keep(entries: Sequence[Said], by: str, now: dt.datetime) -> uuid.UUID:
    """Keep what was read until it is registered; what nobody registered for a day goes."""
    OrderSheet.objects.filter(at__lt=now - KEPT).delete()
    key = uuid.uuid4()
    sealed = _envelope(key).sealed_json(list(entries))
    OrderSheet.objects.create(id=key, by=by, at=now, sealed=sealed)
    return key


def kept(key: uuid.UUID, by: str) -> list[Said] | None:
    """Return what `by` handed in; None where it is gone. One query."""
    row = OrderSheet.objects.filter(id=key, by=by).first()
    return _envelope(key).opened_json(row.sealed) if row else None


def read(entries: Sequence[Said], now: dt.datetime) -> list[Order]:
    """Return the orders, with what is odd about each. A few queries, however many."""
    numbers = [number_of(said) for said in entries]
    return Reader(now, held(Channel.HOTLINE, numbers)).orders(entries)


def register(key: uuid.UUID, by: Actor, now: dt.datetime) -> list[Outcome] | None:
    """Put the orders that fit onto the ledger; None where that was done before.

    Should this break off, handing the sheet in again registers what is left: the book
    takes no number twice.
    """
    entries = kept(key, by.id)
    if entries is None:
        return None
    fitting = [order for order in read(entries, now) if order.fits]
    outcomes: list[Outcome] = []
    for first in range(0, len(fitting), AT_ONCE):
        some = fitting[first : first + AT_ONCE]
        acts = [Act("", (order.command,), by, now) for order in some]
        done = book.submit_many(acts)
        for order, came in zip(some, done, strict=True):
            told = Outcome(order.line, order.command.their_number)
            if isinstance(came, Refused):
                is_held = Refusal.THEIR_NUMBER_HELD in came.refusals
                why = " ".join(sentences(came.refusals))
                outcomes.append(
                    Outcome(told.line, told.their_number, why=why, held=is_held)
                )
            else:
                outcomes.append(
                    Outcome(told.line, told.their_number, number=came.issue.number)
                )
    OrderSheet.objects.filter(id=key).delete()
    return outcomes


def _envelope(key: uuid.UUID) -> Envelope:
    return Envelope("orders", f"orders|{key}")
