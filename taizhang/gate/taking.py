"""Taking in what a resident sends: onto the ledger at once, or held for somebody to look.

A form that was sent before is answered as it was the first time, whatever the load is.
"""

import datetime as dt
from dataclasses import dataclass, replace
from typing import Final

from django.http import HttpRequest
from django.utils.timezone import now

from taizhang.core.refusals import Refusal, Refused
from taizhang.gate import buckets, holding, puzzle
from taizhang.gate.buckets import Limit
from taizhang.gate.models import Told
from taizhang.gate.reports import Report, acts, receipt_hashed, receipts_for
from taizhang.ledger import book, numbers
from taizhang.ledger.receipts import holder_of
from taizhang.ledger.waiting import was_sent

# A whole block of flats may sit behind one address of a phone network; without a puzzle
# so many an hour go straight in from each, and so many in all.
OF_ADDRESS: Final = Limit(6, 12)
PLAIN: Final = Limit(60, 60)
# With one: more than a street ever raises in an hour, and less than drowns its staff.
SOLVED: Final = Limit(200, 200)


@dataclass(frozen=True)
class Solution:
    """The puzzle that stood on a form, and what the browser found."""

    asked: str = ""
    answer: str = ""


@dataclass(frozen=True)
class Taken:
    """What became of a form. `again`: it had come before; `photos_lost`: how many of them."""

    receipt: str
    held: bool = False
    again: bool = False
    photos_lost: int = 0


def take(report: Report, solution: Solution, request: HttpRequest, *, notice: str) -> Taken:
    """Take `report` in, and return the receipt that its sender is given.

    Raises:
        KeyReused: the form came before and said something else.
        Refused: a rule forbids it; nothing was written.
    """
    at = now()
    if earlier := _before(report):
        return earlier
    told = _told(report.key)
    if told is None:
        admitted = _admitted(report.key, solution, request, at)
        told = _noted(report.key, notice, at, admitted=admitted)
    receipt = receipt_hashed(report.key, told.receipt)
    if not told.admitted:
        holding.hold(report, receipt, at)
        return Taken(receipt, held=True)
    return _registered(report, receipt)


def load(at: dt.datetime) -> float:
    """Return how near to full the gate is: 0 at rest, 1 when forms begin to be held."""
    plain = buckets.left(_PLAIN, PLAIN, at) / PLAIN.most
    solved = buckets.left(_SOLVED, SOLVED, at) / SOLVED.most
    return 1 - min(plain, solved)


def _admitted(key: str, solution: Solution, request: HttpRequest, at: dt.datetime) -> bool:
    if solution.answer and puzzle.redeem(solution.asked, solution.answer, key, at):
        return buckets.take(_SOLVED, SOLVED, at)
    address = buckets.of_address("report", request)
    return buckets.take(address, OF_ADDRESS, at) and buckets.take(_PLAIN, PLAIN, at)


def _before(report: Report) -> Taken | None:
    """Return what became of this form when it was sent before, None where it never was."""
    fingerprint = holding.held_under(report.key)
    if fingerprint and fingerprint != report.sent.fingerprint:
        raise book.KeyReused(report.key)
    if not was_sent(report.key):
        return (
            Taken(_held_receipt(report.key), held=True, again=True) if fingerprint else None
        )
    # The book itself says whether it is the same form.
    case = book.submit("", by=book.resident(), sent=report.sent).issue.case
    return Taken(_receipt_in(report.key, case), again=True)


def _receipt_in(key: str, case: str) -> str:
    """Return the number of the form `key` that is held in `case`; "" once it was erased."""
    found = ((each, holder_of(each)) for each in receipts_for(key))
    return next((each for each, holder in found if holder and holder.case == case), "")


def _held_receipt(key: str) -> str:
    return next(each for each in receipts_for(key) if holding.by_receipt(each))


def _free_receipt(key: str) -> str:
    """Return the number of the form `key`: the first of its turns that nobody holds."""
    free = (r for r in receipts_for(key) if not holder_of(r) and not holding.by_receipt(r))
    return next(free)


def _told(key: str) -> Told | None:
    return Told.objects.filter(pk=key).first()


def _noted(key: str, notice: str, at: dt.datetime, *, admitted: bool) -> Told:
    """Return the row of the form `key`: this press wrote it, or another at the same instant."""
    receipt = numbers.receipt_hash(_free_receipt(key))
    row = Told(key=key, receipt=receipt, admitted=admitted, notice=notice, at=at)
    Told.objects.bulk_create([row], ignore_conflicts=True)
    return _told(key) or row


def _registered(report: Report, receipt: str) -> Taken:
    try:
        return Taken(_written(report, report, receipt))
    except Refused as refused:
        if refused.refusals != (Refusal.EVIDENCE_USED_ELSEWHERE,):
            raise
    # A photo that another matter stands on must not cost anybody their words.
    without = replace(report, photos=())
    return Taken(_written(report, without, receipt), photos_lost=len(report.photos))


def _written(sent: Report, carried_out: Report, receipt: str) -> str:
    case, commands = acts(carried_out, receipt)
    done = book.submit(case, *commands, by=book.resident(), sent=sent.sent)
    # Whoever pressed twice at once finds that the other press was carried out.
    return done.receipt or _receipt_in(sent.key, done.issue.case)


# The words of `_notice.html`, by the day they were written: another text, another version.
NOTICE: Final = "2026-11-28"
_PLAIN: Final = "site-plain"
_SOLVED: Final = "site-solved"
