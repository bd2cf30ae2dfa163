"""Pages of holding: what waits, letting one in, and dropping one or all that say the same."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from taizhang.core.texts import SUMMARY_MAX, tidy
from taizhang.core.vocabulary import Duty
from taizhang.gate import holding
from taizhang.holding.page import page
from taizhang.ledger import numbers
from taizhang.people.access import open_to
from taizhang.people.identity import actor_of


@open_to(Duty.ACCEPT)
@require_safe
def waiting(request: HttpRequest) -> HttpResponse:
    """Show what waits to be looked at."""
    return _page(request)


@open_to(Duty.ACCEPT)
@require_POST
def register(request: HttpRequest, held_id: int) -> HttpResponse:
    """Put one on the ledger, under the receipt that was given for it."""
    issue = holding.register(held_id, actor_of(request.user).id, now())
    if issue is None:
        messages.info(request, _("这一条刚才已经有人处理了。"))
    else:
        number = numbers.label(issue.number)
        messages.success(
            request, _("已登记为 %(number)s，回执号不变。") % {"number": number}
        )
    return redirect("holding:waiting")


@open_to(Duty.ACCEPT)
@require_POST
def drop(request: HttpRequest, held_id: int) -> HttpResponse:
    """Drop one, or all that say the same, with a reason that their senders are told."""
    reason = tidy(request.POST.get("reason", ""))[:SUMMARY_MAX]
    if not reason:
        return _page(request, missing=held_id)
    alike = request.POST.get("act") == "alike"
    count = holding.drop(held_id, reason, actor_of(request.user).id, now(), alike=alike)
    words = ngettext(
        "%(n)d 条没有登记，理由已记下。", "%(n)d 条没有登记，理由已记下。", count
    )
    messages.success(request, words % {"n": count})
    return redirect("holding:waiting")


def _page(request: HttpRequest, missing: int = 0) -> HttpResponse:
    after = request.GET.get("after", "")
    shown = page(int(after) if after.isdecimal() else 0)
    context = {"page": shown, "missing": missing}
    return render(request, "holding/waiting.html", context, status=422 if missing else 200)
