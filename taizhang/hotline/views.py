"""Pages of the hotline: its orders, handing some in, looking, registering, answering."""

import datetime as dt
import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from taizhang.audit.kinds import Kind
from taizhang.audit.record import note
from taizhang.core.clocks import OFFICE_ZONE
from taizhang.core.vocabulary import Channel, Duty
from taizhang.files.sheets import XLSX
from taizhang.hotline import registering
from taizhang.hotline.forms import DaysForm, HandInForm
from taizhang.hotline.replies import replies
from taizhang.hotline.shown import order_lines, order_page, stays_off
from taizhang.hotline.workbook import workbook
from taizhang.ledger import book
from taizhang.ledger.orders import finished
from taizhang.ledger.queries import as_row
from taizhang.people.access import open_to
from taizhang.people.identity import actor_of
from taizhang.web.attachments import attached
from taizhang.web.naming import naming

ANSWERED_MOST = 5_000
READING = (Duty.REGISTER, Duty.ACCEPT)


@open_to(*READING)
@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """Show the orders that are under way, or those that are over, to be answered."""
    over, before = request.GET.get("over") == "1", request.GET.get("before", "")
    shown = order_page(now(), over=over, before=int(before) if before.isdecimal() else 0)
    context = {"page": shown, "over": over, "days": DaysForm.at_address(request.GET)}
    return render(request, "hotline/orders.html", context)


@open_to(Duty.REGISTER)
@require_http_methods(["GET", "HEAD", "POST"])
def hand_in(request: HttpRequest) -> HttpResponse:
    """Take orders in; they are looked at before they are registered."""
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    form = HandInForm(*given)
    if form.is_valid() and (found := form.read()):
        by = actor_of(request.user).id
        return redirect("hotline:preview", registering.keep(found, by, now()))
    return render(request, "hotline/hand_in.html", {"form": form}, status=form.status)


@open_to(Duty.REGISTER)
@require_safe
def preview(request: HttpRequest, sheet_id: uuid.UUID) -> HttpResponse:
    """Show what would be registered, and what is odd about it."""
    entries = registering.kept(sheet_id, actor_of(request.user).id)
    if entries is None:
        raise Http404
    found = registering.read(entries, now())
    off = stays_off(found)
    context = {"lines": order_lines(found, now()), "sheet": sheet_id}
    context |= {"off": off, "fits": len(found) - off}
    return render(request, "hotline/preview.html", context)


@open_to(Duty.REGISTER)
@require_POST
def register(request: HttpRequest, sheet_id: uuid.UUID) -> HttpResponse:
    """Register the orders that fit, each for itself."""
    outcomes = registering.register(sheet_id, actor_of(request.user), now())
    if outcomes is None:
        messages.info(request, _("这一批已经登记过，或者放了一天以上。要再登，请重新交。"))
        return redirect("hotline:orders")
    done = [each for each in outcomes if each.number]
    context = {"done": done, "refused": [each for each in outcomes if not each.number]}
    return render(request, "hotline/registered.html", context)


@open_to(*READING)
@require_safe
def answer(request: HttpRequest, number: str) -> HttpResponse:
    """Show the answer to an order, to be copied."""
    row = as_row(book.standing_of(number))
    if not row.their_number:
        raise Http404
    (reply,) = replies([row], naming((), (), (), now()))
    return render(request, "hotline/answer.html", {"reply": reply})


@open_to(*READING)
@require_safe
def answers(request: HttpRequest) -> HttpResponse:
    """Send the answers to the orders that ended in those days; this is noted."""
    first, last = DaysForm.at_address(request.GET).days()
    since, until = (
        dt.datetime.combine(day, dt.time(0), OFFICE_ZONE)
        for day in (first, last + dt.timedelta(days=1))
    )
    rows = finished(Channel.HOTLINE, since, until, ANSWERED_MOST)
    ready = [r for r in replies(rows, naming((), (), (), now())) if r.ready]
    note(Kind.EXPORTED, request, what="hotline-answers", rows=len(ready))
    name = f"{_('工单答复')}-{localdate():%Y%m%d}.xlsx"
    return attached(HttpResponse(workbook(ready), XLSX), name)
