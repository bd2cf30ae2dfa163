"""Pages of the guides: for residents, for whoever keeps them, and for the counter."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from taizhang.audit.kinds import Kind
from taizhang.audit.record import note
from taizhang.core.vocabulary import Duty
from taizhang.gate.puzzle import puzzle
from taizhang.gate.taking import load
from taizhang.guides import shelf
from taizhang.guides.asking import asked
from taizhang.guides.forms import AskForm, GuideForm
from taizhang.guides.models import Guide
from taizhang.people.access import open_to, open_to_all, open_to_staff
from taizhang.web.receipts import site, squares

KEEPING = (Duty.ADMINISTER, Duty.REGISTER)
METHODS = ["GET", "HEAD", "POST"]


@open_to_all
@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """Show what can be done here."""
    return render(request, "guides/list.html", {"guides": shelf.guides()})


@open_to_all
@require_safe
def guide(request: HttpRequest, code: str) -> HttpResponse:
    """Show what to bring, to whom and when."""
    found = _there(code)
    context = {"guide": found, "may_ask": shelf.may_ask(found)}
    return render(request, "guides/guide.html", context)


@open_to_all
@require_http_methods(METHODS)
def ask(request: HttpRequest, code: str) -> HttpResponse:
    """Ask somebody to come."""
    found = _there(code)
    if not shelf.may_ask(found):
        raise Http404
    form = AskForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and asked(request, form, found):
        return redirect("reporting:receipt")
    at = now()
    context = {"form": form, "guide": found, "puzzle": puzzle(at, load(at))}
    return render(request, "guides/ask.html", context, status=form.status)


@open_to_staff
@require_safe
def poster(request: HttpRequest, code: str) -> HttpResponse:
    """Show a sheet for the wall whose code leads to the guide."""
    found = _there(code)
    path, size = squares(site(request) + reverse("guides:guide", args=[code]))
    context = {"guide": found, "path": path, "size": size}
    return render(request, "guides/poster.html", context)


@open_to_staff
@require_safe
def counter(request: HttpRequest, code: str) -> HttpResponse:
    """Tick what somebody brought; print what is missing, or the sheet to hand things over by."""
    found = _there(code)
    brought = set(request.GET.getlist("brought"))
    missing = [
        each for place, each in enumerate(found.materials) if str(place) not in brought
    ]
    context = {"guide": found, "brought": brought, "missing": missing}
    context |= {"looked": "looked" in request.GET, "paper": request.GET.get("paper", "")}
    return render(request, "guides/counter.html", context)


@open_to(*KEEPING)
@require_safe
def kept(request: HttpRequest) -> HttpResponse:
    """Show every guide, to be changed, printed or used at the counter."""
    return render(request, "guides/kept.html", {"guides": shelf.guides(every=True)})


@open_to(*KEEPING)
@require_http_methods(METHODS)
def add(request: HttpRequest) -> HttpResponse:
    """Write a new guide."""
    return _keep(request, None)


@open_to(*KEEPING)
@require_http_methods(METHODS)
def change(request: HttpRequest, code: str) -> HttpResponse:
    """Change a guide, or put it away."""
    return _keep(request, get_object_or_404(Guide, code=code))


def _keep(request: HttpRequest, row: Guide | None) -> HttpResponse:
    form = GuideForm(request.POST if request.method == "POST" else None, row=row)
    if form.is_valid() and form.write():
        note(Kind.SETTING_CHANGED, request, what="guide")
        messages.success(request, _("指南已记下。"))
        return redirect("guides:kept")
    context = {"form": form, "name": row.name if row else ""}
    return render(request, "guides/keep.html", context, status=form.status)


def _there(code: str) -> shelf.GuideShown:
    found = shelf.guide(code)
    if found is None:
        raise Http404
    return found
