"""Pages of written notices: the list, a notice, its sheet, its counts and replies."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from taizhang.core.vocabulary import Duty
from taizhang.ledger import numbers
from taizhang.notices import page
from taizhang.notices.forms import CountsForm, NoticeForm, ReplyForm
from taizhang.notices.models import Notice, Reply
from taizhang.people.access import open_to
from taizhang.people.identity import actor_of


@open_to(Duty.REGISTER)
@require_safe
def notices(request: HttpRequest) -> HttpResponse:
    """Show what was handed out, the newest first."""
    before = request.GET.get("before", "")
    lines = page.notices(int(before) if before.isdecimal() else 0)
    more = lines[-1].id if len(lines) == page.SHOWN_MOST else 0
    return render(request, "notices/notices.html", {"lines": lines, "more": more})


@open_to(Duty.REGISTER)
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Write a notice that is to be handed out."""
    form = NoticeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        row = form.write(actor_of(request.user).id, now())
        messages.success(request, _("通知已记下。现在可以打印。"))
        return redirect("notices:notice", row.pk)
    context = {"form": form, "place_names": form.gazetteer.names()}
    return render(request, "notices/add.html", context, status=form.status)


@open_to(Duty.REGISTER)
@require_safe
def notice(request: HttpRequest, notice_id: int) -> HttpResponse:
    """Show a notice with the counts of its sheets, and what was raised on them."""
    row = get_object_or_404(Notice, pk=notice_id)
    return _page(request, row, CountsForm(row=row))


@open_to(Duty.REGISTER)
@require_safe
def sheet(request: HttpRequest, notice_id: int) -> HttpResponse:
    """Show the sheet for each household, with its reply slip, ready to print."""
    row = get_object_or_404(Notice, pk=notice_id)
    context = {
        "sheet": page.sheet(row, request),
        "notice_id": row.pk,
        "printed": row.printed,
    }
    return render(request, "notices/sheet.html", context)


@open_to(Duty.REGISTER)
@require_POST
def counts(request: HttpRequest, notice_id: int) -> HttpResponse:
    """Write how many sheets went out and came back."""
    row = get_object_or_404(Notice, pk=notice_id)
    form = CountsForm(request.POST, row=row)
    if form.is_valid() and form.write():
        messages.success(request, _("张数已记下。"))
        return redirect("notices:notice", row.pk)
    return _page(request, row, form)


@open_to(Duty.REGISTER)
@require_http_methods(["GET", "HEAD", "POST"])
def reply(request: HttpRequest, notice_id: int) -> HttpResponse:
    """Put what somebody raised on a reply slip on the ledger."""
    row = get_object_or_404(Notice, pk=notice_id, closed_on=None)
    form = ReplyForm(request.POST if request.method == "POST" else None, row=row)
    done = form.carry_out(actor_of(request.user)) if form.is_valid() else None
    if done:
        Reply.objects.get_or_create(case=done.issue.case, defaults={"notice": row})
        number = {"number": numbers.label(done.issue.number)}
        messages.success(request, _("已登记为 %(number)s。下一张？") % number)
        return redirect("notices:reply", row.pk)
    context = {"form": form, "row": row, "place_names": form.gazetteer.names()}
    return render(request, "notices/reply.html", context, status=form.status)


@open_to(Duty.REGISTER)
@require_POST
def close(request: HttpRequest, notice_id: int) -> HttpResponse:
    """End a notice whose sheets are all accounted for."""
    row = get_object_or_404(Notice, pk=notice_id)
    if not page.balance_of(row, row.replies.count()).balanced:
        form = CountsForm(row=row)
        return _page(request, row, form, unbalanced=True)
    Notice.objects.filter(pk=row.pk, closed_on=None).update(closed_on=localdate())
    messages.success(request, _("这份通知收尾了，张数对上了。"))
    return redirect("notices:notice", row.pk)


def _page(
    request: HttpRequest, row: Notice, form: CountsForm, *, unbalanced: bool = False
) -> HttpResponse:
    context = {"page": page.notice_page(row), "form": form, "unbalanced": unbalanced}
    status = 409 if unbalanced else form.status
    return render(request, "notices/notice.html", context, status=status)
