"""Claiming a matter: finding it on the board, and saying who was quicker."""

from django.utils.timezone import now

from taizhang.agreements.directory import tags_of
from taizhang.core import commands as co
from taizhang.core.clocks import local_day
from taizhang.core.refusals import Refusal, Refused
from taizhang.core.vocabulary import Actor
from taizhang.ledger import book, numbers
from taizhang.ledger.offers import offer_to
from taizhang.ledger.reading import NoSuchIssue
from taizhang.web.acting import KeyedForm


class ClaimForm(KeyedForm):
    """A button with the key that tells a second press from a second claim."""


def claim_by(by: Actor, number: str, form: ClaimForm) -> None:
    """Carry out the claim of `by` on the matter `number`.

    Raises:
        Refused: it is not there to be claimed, whatever else it is.
    """
    if not form.is_valid():
        raise Refused((Refusal.STALE,))
    case = _offered(by, number) or _with_them(number)
    if not case:
        raise Refused((Refusal.NOT_OFFERED,))
    book.submit(case, co.ClaimIssue(), by=by, sent=form.sent)


def _offered(by: Actor, number: str) -> str:
    """Return the case, if it hangs there for the unit of `by`; "" otherwise."""
    year, serial = numbers.parts(number)
    found = offer_to(by.unit, tags_of(by.unit, local_day(now())), year=year, serial=serial)
    return found.case if found else ""


def _with_them(number: str) -> str:
    """Return the case, if `by` sees the matter anyway, having pressed before; or ""."""
    try:
        return book.case_of(number)
    except NoSuchIssue:
        return ""
