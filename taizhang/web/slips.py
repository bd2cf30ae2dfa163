"""The slip of 80 mm that a resident takes home, and what happens next and when."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from taizhang.core.vocabulary import Status
from taizhang.ledger import numbers
from taizhang.ledger.queries import Row
from taizhang.ledger.shown import Fact
from taizhang.people.directory import Person, names
from taizhang.people.names import all_unit_names
from taizhang.places.directory import office
from taizhang.places.names import place_names
from taizhang.web import dates, masking, receipts, titles


@dataclass(frozen=True)
class Slip:
    """The slip a resident takes home. `receipt` is "" once it has been shown.

    `path` and `size`: its code as an SVG. `to_print`: it goes to the printer by itself.
    """

    title: str
    office: str
    receipt: str
    facts: tuple[Fact, ...]
    next: str
    phone: str
    path: str = ""
    size: int = 0
    number: str = ""
    to_print: bool = False


def slip_of(
    row: Row, receipt: str, request: HttpRequest, *, to_print: bool = False
) -> Slip:
    """Return the slip of the issue `row`, with its code where the `receipt` is told.

    Two queries, none of which grows.
    """
    people = names({row.first_contact, row.handler} - {""})
    path, size = "", 0
    if receipt:
        path, size = receipts.squares(receipts.address(receipt, request))
    return Slip(
        title=numbers.label(row.number),
        office=office().name,
        receipt=numbers.spaced(receipt),
        facts=_facts(row, people),
        next=_next(row),
        phone=office().phone,
        path=path,
        size=size,
        number=row.number,
        to_print=to_print,
    )


def _facts(row: Row, people: dict[str, Person]) -> tuple[Fact, ...]:
    at = now()
    first = people.get(row.first_contact)
    facts = [
        Fact(_("编号"), numbers.label(row.number)),
        Fact(_("事项"), masking.doorless(titles.title(row.summary))),
        *_where(row),
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


def _where(row: Row) -> tuple[Fact, ...]:
    """Return the building it is about, never the door."""
    found = place_names([row.place]) if row.place else {}
    return tuple(Fact(_("地点"), masking.place(each.name)) for each in found.values())


def _next(row: Row) -> str:
    """Return what the office does next, as a resident is told."""
    if row.clock is None:
        return _("办得怎样，请随时来电问。")
    due = {"due": dates.moment(row.clock.due_at, now())}
    match row.status:
        case Status.REGISTERED:
            return _("%(due)s 前告诉您受不受理、由谁来办。") % due
        case Status.DEFERRED:
            return _("现在还办不了，先记着：%(due)s 前再看一次，能办就接着办。") % due
        case Status.HANDLED | Status.VERIFIED:
            return _("已经办完，正在由别人核验，核验后给您回话。")
        case _:
            return _("%(due)s 前办理，办完由别人核验，再给您回话。") % due
