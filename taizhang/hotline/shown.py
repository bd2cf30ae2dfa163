"""What the pages of the hotline show: frozen values, worded and ready."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from taizhang.core.clocks import Calendar
from taizhang.core.vocabulary import Channel
from taizhang.hotline.orders import KEEPS_OFF, Odd, Order
from taizhang.ledger import numbers
from taizhang.ledger.orders import orders
from taizhang.ledger.queries import Row
from taizhang.ledger.shown import Lamp
from taizhang.places.calendar import calendar
from taizhang.places.names import category_names, place_names
from taizhang.web import dates, lamps, masking
from taizhang.web.addresses import issue_url
from taizhang.web.naming import Naming, naming
from taizhang.web.titles import title
from taizhang.web.wording import word

ODD: dict[Odd, Promise] = {
    Odd.NO_NUMBER: _("没有工单编号，登记不了。"),
    Odd.NO_WORDS: _("没有标题也没有内容，登记不了。"),
    Odd.SAME_ABOVE: _("和上面一张编号相同，只登记一次。"),
    Odd.HELD: _("台账上已经有了，不再登记。"),
    Odd.DUE_UNREADABLE: _("时限没读懂，按本单位的时限算。"),
    Odd.DUE_PAST: _("时限已经过了，登记上就是红灯。"),
    Odd.RAISED_UNREADABLE: _("来电时间没读懂，按现在算。"),
    Odd.RAISED_LATER: _("来电时间在以后，按现在算。"),
    Odd.NO_PLACE: _("没认出地点和社区，登记后请补上。"),
}


@dataclass(frozen=True)
class OrderLine:
    """An order before it is registered. `held_url`: the matter that has its number."""

    line: int
    number: str
    title: str
    nature: str
    category: str
    place: str
    due: str
    fits: bool
    odd: tuple[str, ...]
    held_url: str


@dataclass(frozen=True)
class OrderRow:
    """An order on the ledger. `due`: theirs."""

    number: str
    their_number: str
    title: str
    url: str
    lamp: Lamp
    due: str
    unit: str
    raised: str


@dataclass(frozen=True)
class OrderPage:
    """A page of orders. `after`: where the next one begins, 0: nowhere."""

    rows: tuple[OrderRow, ...]
    after: int


def order_lines(found: Sequence[Order], now: dt.datetime) -> tuple[OrderLine, ...]:
    """Return orders before they are registered, those that stay off first. One query."""
    places = place_names({o.command.place or o.command.community for o in found} - {""})
    kinds = category_names()
    lines = []
    for order in sorted(found, key=lambda each: (each.fits, not each.odd)):
        command = order.command
        named = places.get(command.place or command.community)
        lines.append(
            OrderLine(
                line=order.line,
                number=command.their_number,
                title=command.summary,
                nature=word(command.nature),
                category=kinds.get(command.category, ""),
                place=named.name if named else masking.place(command.place_text),
                due=dates.moment(command.their_due, now) if command.their_due else "",
                fits=order.fits,
                odd=tuple(str(ODD[each]) for each in order.odd),
                held_url=issue_url(order.held_as) if order.held_as else "",
            )
        )
    return tuple(lines)


def order_page(now: dt.datetime, *, over: bool, before: int) -> OrderPage:
    """Return a page of the orders on the ledger. A few queries, however many."""
    rows, after = orders(Channel.HOTLINE, over=over, before=before)
    known, days = naming((), (), (), now), calendar()
    return OrderPage(tuple(_row(row, known, days) for row in rows), after)


def stays_off(found: Iterable[Order]) -> int:
    """Return how many orders do not go onto the ledger."""
    return sum(bool(KEEPS_OFF & set(order.odd)) for order in found)


def _row(row: Row, known: Naming, days: Calendar) -> OrderRow:
    return OrderRow(
        number=row.number,
        their_number=row.their_number,
        title=title(row.summary),
        url=issue_url(row.number),
        lamp=lamps.shown(row, known.now, days),
        due=dates.moment(row.their_due, known.now) if row.their_due else "",
        unit=known.unit(row.unit) if row.unit else "",
        raised=numbers.label(row.number),
    )
