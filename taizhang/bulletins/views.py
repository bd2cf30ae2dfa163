"""Pages of the public board, and those on which the office releases what is said there."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from taizhang.bulletins import board as public
from taizhang.bulletins import keeping, scanning
from taizhang.bulletins.forms import ReleaseForm
from taizhang.bulletins.wanted import wanted
from taizhang.core.standards import Switch
from taizhang.core.vocabulary import Duty
from taizhang.ledger import queries, struck_off
from taizhang.people.access import open_to, open_to_all
from taizhang.people.identity import actor_of
from taizhang.web import titles
from taizhang.web.switched import where_there_is

SHOWN = where_there_is(Switch.PUBLIC_BOARD)
KEEPERS = (Duty.FOLLOW_UP, Duty.CORRECT)


@open_to_all
@SHOWN
@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """Show what was struck off."""
    asked = wanted(request.GET, localdate())
    shown = public.board(
        asked, after=request.GET.get("after", ""), before=request.GET.get("before", "")
    )
    return render(request, "bulletins/board.html", {"board": shown})


@open_to(*KEEPERS)
@SHOWN
@require_safe
def kept(request: HttpRequest) -> HttpResponse:
    """Show what may be told of, and what is told of it."""
    found = keeping.keeping(
        after=request.GET.get("after", ""), before=request.GET.get("before", "")
    )
    return render(request, "bulletins/kept.html", {"page": found})


@open_to(*KEEPERS)
@SHOWN
@require_http_methods(["GET", "HEAD", "POST"])
def release(request: HttpRequest, number: str) -> HttpResponse:
    """Write what everybody may read of a matter, and see how it will stand there."""
    row = _there(number)
    file = queries.issue_file(row.number, now())
    known = scanning.names(file)
    before = keeping.preview(row, "").words
    data = request.POST if request.method == "POST" else None
    begins = before or scanning.proposed(file.row.summary, known)
    form = ReleaseForm(data, names=known, begins=begins)
    if form.is_valid():
        by = actor_of(request.user).id
        keeping.write(request, row, form.cleaned_data["words"], by)
        messages.success(request, _("已公开。随时可以收回。"))
        return redirect("bulletins:kept")
    words = str(form["words"].value() or "")
    title = titles.title(file.row.summary)
    context = {"form": form, "kept": keeping.preview(row, words), "title": title}
    return render(request, "bulletins/release.html", context, status=form.status)


@open_to(*KEEPERS)
@SHOWN
@require_POST
def withdraw(request: HttpRequest, number: str) -> HttpResponse:
    """Have nothing said of a matter any more."""
    if keeping.take_back(request, _there(number)):
        messages.success(request, _("已收回。公开栏上只剩类别、地点和日期。"))
    return redirect("bulletins:kept")


def _there(number: str) -> struck_off.StruckOff:
    row = struck_off.one(number)
    if row is None:
        raise Http404
    return row
