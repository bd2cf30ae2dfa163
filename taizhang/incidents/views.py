"""Pages of incidents: opening one, what is part of it, gathering more, closing it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from taizhang.audit.kinds import Kind
from taizhang.audit.record import note
from taizhang.core.vocabulary import Duty
from taizhang.incidents.forms import IncidentForm
from taizhang.incidents.page import MatterLine, candidates, gathered
from taizhang.incidents.page import page as page_of
from taizhang.people.access import open_to, open_to_staff
from taizhang.people.identity import actor_of, duties_of
from taizhang.ways.incidents import IncidentShown, incident, incidents
from taizhang.ways.models import Incident

GATHERING = (Duty.ACCEPT, Duty.DISPATCH)


@open_to_staff
@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """Show the incidents, those that go on first."""
    context = {"incidents": incidents(), "may_gather": _may(request)}
    return render(request, "incidents/list.html", context)


@open_to(*GATHERING)
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest) -> HttpResponse:
    """Open an incident."""
    form = IncidentForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        code = form.write(actor_of(request.user).id, now())
        note(Kind.SETTING_CHANGED, request, what="incident-opened")
        messages.success(request, _("已发起。接着把相关的事归进来。"))
        return redirect("incidents:page", code)
    return render(request, "incidents/begin.html", {"form": form}, status=form.status)


@open_to_staff
@require_safe
def page(request: HttpRequest, code: str) -> HttpResponse:
    """Show an incident and what is part of it."""
    return _page(request, code)


@open_to(*GATHERING)
@require_POST
def find(request: HttpRequest, code: str) -> HttpResponse:
    """Look for open matters that may be part of it; what is looked for stays off addresses."""
    words = request.POST.get("words", "").strip()
    found = candidates(code, words, now()) if words else ()
    return _page(request, code, words, found)


@open_to(*GATHERING)
@require_POST
def gather(request: HttpRequest, code: str) -> HttpResponse:
    """Count the chosen matters to it."""
    _there(code)
    joined, left = gathered(
        code, request.POST.getlist("number"), actor_of(request.user), now()
    )
    words = ngettext("归入了 %(n)d 件。", "归入了 %(n)d 件。", joined) % {"n": joined}
    if left:
        more = ngettext("%(n)d 件没有归入。", "%(n)d 件没有归入。", left) % {"n": left}
        words = f"{words} {more}"
    messages.success(request, words)
    return redirect("incidents:page", code)


@open_to(*GATHERING)
@require_POST
def close(request: HttpRequest, code: str) -> HttpResponse:
    """Let nothing join it any more; what is part of it goes on as it is."""
    _there(code)
    Incident.objects.filter(code=code, closed_at__isnull=True).update(closed_at=now())
    note(Kind.SETTING_CHANGED, request, what="incident-closed")
    messages.success(request, _("已结束。归入的事照原来的时限接着办。"))
    return redirect("incidents:page", code)


def _page(
    request: HttpRequest, code: str, words: str = "", found: tuple[MatterLine, ...] = ()
) -> HttpResponse:
    here = _there(code)
    shown = page_of(code, now(), request.GET.get("after", ""))
    context = {"incident": here, "page": shown, "may_gather": _may(request)}
    context |= {"words": words, "found": found}
    return render(request, "incidents/page.html", context)


def _there(code: str) -> IncidentShown:
    found = incident(code)
    if found is None:
        raise Http404
    return found


def _may(request: HttpRequest) -> bool:
    return bool(duties_of(request.user) & set(GATHERING))
