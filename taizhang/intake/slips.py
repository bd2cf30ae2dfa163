"""What follows registering: the slip, with the receipt number this one time only."""

from typing import Any

from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest

from taizhang.ledger import book, queries
from taizhang.ledger.writing import Done
from taizhang.web.slips import Slip, slip_of

SESSION_KEY = "intake:receipt"


def remember(session: SessionBase, done: Done, *, to_print: bool = False) -> None:
    """Hold the receipt number for the next page; a form sent twice brings none back.

    `to_print`: the page opens the printer at once.
    """
    if done.entries:
        session[SESSION_KEY] = {
            "number": done.issue.number,
            "receipt": done.receipt,
            "to_print": to_print,
        }


def slip(number: str, request: HttpRequest) -> Slip:
    """Return the slip of the issue `number`, with the receipt number the first time only.

    Raises:
        NoSuchIssue: no issue bears the number.
    """
    row = queries.as_row(book.standing_of(number))
    held: dict[str, Any] = request.session.get(SESSION_KEY) or {}
    if held.get("number") != number:
        return slip_of(row, "", request)
    del request.session[SESSION_KEY]
    receipt = str(held["receipt"])
    to_print = bool(receipt and held.get("to_print"))
    return slip_of(row, receipt, request, to_print=to_print)
