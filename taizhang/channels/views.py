"""The pages of the ways in."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from taizhang.audit.kinds import Kind
from taizhang.audit.record import note
from taizhang.channels.forms import WayForm
from taizhang.channels.page import lines
from taizhang.core.vocabulary import Duty
from taizhang.people.access import open_to
from taizhang.ways.models import Way

METHODS = ["GET", "HEAD", "POST"]


@open_to(Duty.ADMINISTER)
@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """Show how matters come in, and what is asked of each way."""
    return render(request, "channels/list.html", {"ways": lines()})


@open_to(Duty.ADMINISTER)
@require_http_methods(METHODS)
def add(request: HttpRequest) -> HttpResponse:
    """Add a way in."""
    return _way(request, None)


@open_to(Duty.ADMINISTER)
@require_http_methods(METHODS)
def change(request: HttpRequest, code: str) -> HttpResponse:
    """Rename a way in, retire it, or say what is asked of it."""
    return _way(request, get_object_or_404(Way, code=code))


def _way(request: HttpRequest, row: Way | None) -> HttpResponse:
    form = WayForm(request.POST if request.method == "POST" else None, row=row)
    if form.is_valid():
        form.write()
        note(Kind.SETTING_CHANGED, request, what="channel")
        messages.success(request, _("来源已记下。"))
        return redirect("channels:list")
    context = {"form": form, "name": row.name if row else ""}
    return render(request, "channels/way.html", context, status=form.status)
