"""Forms that came in a flood: kept sealed, receipted at once, looked at by somebody.

Nobody is turned away, and staff are not drowned: what says the same is dropped together.
"""

import datetime as dt
import unicodedata
from dataclasses import dataclass
from typing import Final

from django.db import transaction
from django.db.models import Count

from taizhang.core.issue import Issue
from taizhang.gate.buckets import named
from taizhang.gate.models import Held
from taizhang.gate.reports import Report, acts, receipt_hashed
from taizhang.keys.envelopes import Envelope
from taizhang.ledger import book, numbers

PAGE: Final = 20
KEPT: Final = dt.timedelta(days=30)
WAITING, REGISTERED, DROPPED = Held.State.WAITING, Held.State.REGISTERED, Held.State.DROPPED


@dataclass(frozen=True)
class HeldReport:
    """A held form. `report` is None once nothing of it is left; `others`: how many say the same."""

    id: int
    state: str
    at: dt.datetime
    reason: str
    report: Report | None
    others: int = 0


def hold(report: Report, receipt: str, at: dt.datetime) -> None:
    """Keep `report` sealed until somebody looks at it. Doing it twice keeps one."""
    digest = numbers.receipt_hash(receipt)
    row = Held(
        receipt=digest,
        key=report.key,
        fingerprint=report.sent.fingerprint,
        alike=_alike(report),
        sealed=_envelope(digest).sealed_json(report.as_json()),
        at=at,
    )
    Held.objects.bulk_create([row], ignore_conflicts=True)


def held_under(key: str) -> str:
    """Return the fingerprint of the form `key` if it is or was held, else ""."""
    found = Held.objects.filter(key=key).values_list("fingerprint", flat=True).first()
    return found or ""


def by_receipt(receipt: str) -> HeldReport | None:
    """Return what is held under a receipt number, or was; None where nothing ever was."""
    row = Held.objects.filter(receipt=numbers.receipt_hash(receipt)).first()
    return _opened(row) if row else None


def waiting_count() -> int:
    """Return how many wait. One query."""
    return Held.objects.filter(state=WAITING).count()


def waiting(after: int = 0) -> tuple[HeldReport, ...]:
    """Return those that wait, the oldest first, one for all that say the same. Two queries.

    `after`: the id of the last one on the page before. One more than a page comes back
    where there is another page.
    """
    rows = Held.objects.filter(state=WAITING)
    groups = rows.values("alike").annotate(count=Count("id")).values_list("alike", "count")
    counted = dict(groups)
    found: dict[str, HeldReport] = {}
    for row in rows.filter(id__gt=after).order_by("id").iterator(chunk_size=200):
        if row.alike not in found:
            found[row.alike] = _opened(row, others=counted[row.alike] - 1)
        if len(found) > PAGE:
            break
    return tuple(found.values())


def held(key: int) -> HeldReport | None:
    """Return the held form with the id `key`. One query."""
    row = Held.objects.filter(pk=key).first()
    return _opened(row) if row else None


def register(key: int, by: str, at: dt.datetime) -> Issue | None:
    """Put a held form on the ledger under the receipt it was given.

    The resident wrote it, and so the book says; `by`, a pseudonym, let it in. None where
    somebody had decided already.

    Raises:
        Refused: a rule forbids it; it still waits.
    """
    with transaction.atomic():
        row = Held.objects.select_for_update().filter(pk=key, state=WAITING).first()
        if row is None or row.sealed is None:
            return None
        report = Report.from_json(_envelope(row.receipt).opened_json(row.sealed))
        case, commands = acts(report, receipt_hashed(report.key, row.receipt), row.at)
        done = book.submit(case, *commands, by=book.resident(), at=at, sent=report.sent)
        Held.objects.filter(pk=key).update(
            state=REGISTERED, sealed=None, decided_by=by, decided_at=at
        )
    return done.issue


def drop(key: int, reason: str, by: str, at: dt.datetime, *, alike: bool) -> int:
    """Drop a held form, with `alike` all that say the same; return how many went.

    What they said is kept for thirty days, should somebody ask for it.
    """
    row = Held.objects.filter(pk=key, state=WAITING).first()
    if row is None:
        return 0
    same = Held.objects.filter(state=WAITING)
    wanted = same.filter(alike=row.alike) if alike else same.filter(pk=key)
    return wanted.update(state=DROPPED, reason=reason, decided_by=by, decided_at=at)


def sweep(at: dt.datetime) -> int:
    """Remove what dropped forms said, once that is long ago; return how many."""
    old = Held.objects.filter(state=DROPPED, decided_at__lt=at - KEPT)
    return old.exclude(sealed=None).update(sealed=None)


def _opened(row: Held, others: int = 0) -> HeldReport:
    report = None
    if row.sealed is not None:
        report = Report.from_json(_envelope(row.receipt).opened_json(row.sealed))
    return HeldReport(row.pk, row.state, row.at, row.reason, report, others)


def _alike(report: Report) -> str:
    """Return the same for reports that say the same of the same place, whoever sends them."""
    plain = unicodedata.normalize("NFKC", report.words).casefold()
    said = "".join(mark for mark in plain if mark.isalpha())
    return named("alike", said, report.place, report.about)


def _envelope(digest: str) -> Envelope:
    return Envelope("held", f"held|{digest}")
