"""What follows registering: a slip for the resident, and what happens next and when."""

from typing import Any

from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from taizhang.core.vocabulary import Status
from taizhang.intake.shown import Slip
from taizhang.ledger import book, numbers, queries
from taizhang.ledger.queries import Row
from taizhang.ledger.shown import Fact
from taizhang.ledger.writing import Done
from taizhang.people.directory import Person, names
from taizhang.people.names import all_unit_names
from taizhang.places.directory import office
from taizhang.web import dates, masking, receipts, titles

SESSION_KEY = "intake:receipt"


def remember(session: SessionBase, done: Done) -> None:
    """Hold the receipt number for the next page; a form sent twice brings none back."""
    if done.entries:
        session[SESSION_KEY] = {
            "number": done.issue.number,
            "receipt": done.receipt,
        }


def slip(number: str, request: HttpRequest) -> Slip:
    """Return the slip of the issue `number`, with the receipt number the first time only.

    Raises:
        NoSuchIssue: no issue bears the number.
    """
    case = book.case_of(number)
    row = queries.rows_of([case])[case]
    people = names({row.first_contact, row.handler} - {""})
    held: dict[str, Any] = request.session.get(SESSION_KEY) or {}
    receipt, path, size = "", "", 0
    if held.get("number") == number:
        receipt = str(request.session.pop(SESSION_KEY)["receipt"])
    if receipt:
        path, size = receipts.squares(receipts.address(receipt, request))
    return Slip(
        title=numbers.label(number),
        office=office().name,
        receipt=numbers.spaced(receipt),
        facts=_facts(row, people),
        next=_next(row),
        phone=office().phone,
        path=path,
        size=size,
    )


def _facts(row: Row, people: dict[str, Person]) -> tuple[Fact, ...]:
    at = now()
    first = people.get(row.first_contact)
    facts = [
        Fact(_("编号"), numbers.label(row.number)),
        Fact(_("事项"), masking.doorless(titles.title(row.summary))),
        Fact(pgettext("回执", "登记"), dates.moment(row.registered_at, at)),
    ]
    if first:
        facts.append(Fact(_("首问"), f"{first.name} {first.phone or office().phone}"))
    if row.unit:
        unit = all_unit_names().get(row.unit, "")
        handler = people.get(row.handler)
        facts.append(Fact(_("承办"), f"{unit} {handler.name if handler else ''}".strip()))
    if row.clock:
        due = dates.moment(row.clock.due_at, at)
        facts.append(Fact(_("时限"), _("%(due)s 前") % {"due": due}))
    return tuple(facts)


def _next(row: Row) -> str:
    """Return what the office does next, as a resident is told."""
    if row.clock is None:
        return _("办得怎样，请随时来电问。")
    due = {"due": dates.moment(row.clock.due_at, now())}
    match row.status:
        case Status.REGISTERED:
            return _("%(due)s 前告诉您受不受理、由谁来办。") % due
        case Status.HANDLED | Status.VERIFIED:
            return _("已经办完，正在由别人核验，核验后给您回话。")
        case _:
            return _("%(due)s 前办理，办完由别人核验，再给您回话。") % due
