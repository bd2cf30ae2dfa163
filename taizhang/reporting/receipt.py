"""The receipt: its number and code, what happens next and by when."""

import datetime as dt
from typing import Final

from django.http import HttpRequest
from django.utils.timezone import now
from django.utils.translation import gettext as _

from taizhang.core.clocks import OFFICE_ZONE
from taizhang.core.issue import Issue
from taizhang.gate import holding
from taizhang.gate.taking import Taken
from taizhang.ledger import book, numbers
from taizhang.ledger.receipts import holder_of
from taizhang.people.posts import Contact, held_at
from taizhang.places.gazetteer import Gazetteer
from taizhang.places.names import category_names, place_names
from taizhang.reporting.shown import ReceiptShown, Step
from taizhang.web import dates, receipts

DONE, NOW, AHEAD = "done", "now", "ahead"
NO_CATEGORY: Final = "other"
NOBODY: Final = Contact("", "")


def shown(taken: Taken, request: HttpRequest) -> ReceiptShown:
    """Return the receipt of what was `taken` in."""
    path, size = receipts.squares(receipts.address(taken.receipt, request))
    holder = holder_of(taken.receipt)
    issue = book.issue_of(holder.case) if holder else None
    held = holding.by_receipt(taken.receipt) if issue is None else None
    at = issue.registered_at if issue else held.at if held else now()
    leader = _leader(issue.place) if issue else NOBODY
    return ReceiptShown(
        number=numbers.spaced(taken.receipt),
        digits=taken.receipt,
        key=receipts.key_of(taken.receipt),
        path=path,
        size=size,
        place=_place(issue) if issue else "",
        about=_about(issue) if issue else "",
        raised=_moment(at),
        held=issue is None,
        again=taken.again,
        lost=taken.photos_lost,
        leader=leader.name,
        leader_phone=leader.phone,
        steps=_steps(issue) if issue else _steps_of_held(),
    )


def _moment(at: dt.datetime) -> str:
    """Return an instant in full: a receipt is read on other days, too."""
    local = at.astimezone(OFFICE_ZONE)
    return f"{dates.day(local.date(), local.date())} {local:%H:%M}"


def _place(issue: Issue) -> str:
    names = place_names([issue.place]) if issue.place else {}
    return names[issue.place].name if names else ""


def _leader(place: str) -> Contact:
    """Return whom to call who answers for the grid of `place`, if everybody may know them."""
    grid = Gazetteer().grid_of(place) if place else ""
    held = held_at([grid]) if grid else ()
    leading = (each.call for each in held if each.leads and each.shown)
    return next((each for each in leading if each.phone), NOBODY)


def _about(issue: Issue) -> str:
    if issue.category == NO_CATEGORY:
        return ""
    return category_names().get(issue.category, "")


def _steps(issue: Issue) -> tuple[Step, ...]:
    limit = issue.standard.handling
    lasts = {"time": dates.duration(limit.count, limit.unit)}
    begun = issue.clock is not None and issue.first_contact != ""
    accept = _("已受理") if begun else _("先看归谁管")
    if issue.clock is not None and not begun:
        due = dates.moment(issue.clock.due_at, now())
        accept = _("%(due)s 前告诉您受不受理") % {"due": due}
    return (
        Step(_("已登记"), "", DONE),
        Step(accept, _("不归我们管的，会告诉您归谁管"), DONE if begun else NOW),
        Step(_("受理后 %(time)s内办") % lasts, _("办到哪一步，都能在这里查"), AHEAD),
        Step(_("先问过您，才销号"), _("点“没解决”，就重办"), AHEAD),
    )


def _steps_of_held() -> tuple[Step, ...]:
    return (
        Step(_("已收到"), _("这会儿提交的人多，要等工作人员登记"), DONE),
        Step(_("下一个工作日内登记"), _("登记好了，还是这个回执号"), NOW),
        Step(_("先问过您，才销号"), _("点“没解决”，就重办"), AHEAD),
    )
