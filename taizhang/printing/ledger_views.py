"""The ledger on paper: to look at and print, as PDF, and in volumes where it is long."""

import datetime as dt

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from taizhang.audit.kinds import Kind
from taizhang.audit.record import note
from taizhang.core.vocabulary import Duty
from taizhang.people.access import open_to_staff
from taizhang.people.directory import shown
from taizhang.people.identity import duties_of
from taizhang.people.models import User
from taizhang.printing import sheets, volumes
from taizhang.printing.answers import pdf_answer
from taizhang.printing.settled import settled
from taizhang.printing.shown import Sheet
from taizhang.printing.to_print import (
    AT_ONCE,
    CHOSEN_MOST,
    PartsForm,
    ToPrint,
    of_chosen,
    of_conditions,
)
from taizhang.web.addresses import CURSORS
from taizhang.web.attachments import attached
from taizhang.web.codes import drawn
from taizhang.web.jobs import job_url
from taizhang.web.selection import Selection


@open_to_staff
@require_http_methods(["GET", "HEAD", "POST"])
def ledger(request: HttpRequest) -> HttpResponse:
    """Show the sheets that the address asks for; a choice that was sent gets an address."""
    if request.method == "POST":
        return _chosen(request)
    at, asked = now(), ToPrint.at_address(request.GET)
    sheet = _sheet(request, asked, at)
    if sheet is None:
        return _long(request, asked)
    context = {
        "sheet": sheet,
        "parts": PartsForm(request.GET),
        "carried": _carried(request.GET),
        "pdf_url": asked.url("printing:ledger-pdf"),
        "live_url": asked.live(),
        "settings_url": _settings_url(request),
    }
    return render(request, "printing/ledger.html", context)


@open_to_staff
@require_safe
def ledger_pdf(request: HttpRequest) -> HttpResponse:
    """Send the sheets that the address asks for as PDF."""
    at, asked = now(), ToPrint.at_address(request.GET)
    sheet = _sheet(request, asked, at)
    if sheet is None:
        return _long(request, asked)
    name = f"{_('台账')}-{localdate():%Y%m%d}"
    return pdf_answer(request, "ledger", sheet, name=name, at=at)


@open_to_staff
@require_POST
def bind(request: HttpRequest) -> HttpResponse:
    """Begin to print a long list in volumes, in the background."""
    host = request.build_absolute_uri("/").rstrip("/")
    job_id = volumes.begin(_user(request), request.POST.get("asked", ""), host, now())
    return redirect(job_url(job_id))


@open_to_staff
@require_safe
def bundle(request: HttpRequest, bundle_id: str) -> HttpResponse:
    """Hand out the volumes of a long list, to whoever asked for them."""
    content = volumes.opened(bundle_id, _user(request).pseudonym)
    if content is None:
        return render(request, "printing/gone.html", status=404)
    note(Kind.PRINTED, request, what="volumes")
    answer = HttpResponse(content, "application/zip")
    return attached(answer, f"{_('台账')}-{bundle_id}.zip")


def _sheet(request: HttpRequest, asked: ToPrint, at: dt.datetime) -> Sheet | None:
    """Return what the address asks for; None where it is too long to wait for."""
    rows = asked.rows_at_once(at)
    if len(rows) > AT_ONCE:
        return None
    form, name = settled(), shown(_user(request)).name
    address = request.build_absolute_uri(asked.live())
    return Sheet(
        title=_("%(title)s（%(range)s）") % {"title": form.title, "range": asked.range},
        filtered_by=_("筛选：%(words)s") % {"words": asked.filtered_by},
        stamp=sheets.stamp(at, name),
        columns=form.columns,
        groups=sheets.groups(rows, asked.by, form, at),
        signatures=sheets.signed(form.signatures, name),
        address=address,
        qr=drawn(address, "l"),
    )


def _long(request: HttpRequest, asked: ToPrint) -> HttpResponse:
    context = {
        "most": AT_ONCE,
        "asked": asked.address.urlencode(),
        "live_url": asked.live(),
    }
    return render(request, "printing/long.html", context)


def _chosen(request: HttpRequest) -> HttpResponse:
    chosen = Selection.sent(request.POST)
    if len(chosen.seen) > CHOSEN_MOST:
        return render(request, "printing/many.html", {"most": CHOSEN_MOST}, status=422)
    if not chosen.everything:
        return redirect(of_chosen(tuple(chosen.seen)) if chosen else "listing:ledger")
    return redirect(of_conditions(chosen.conditions or {}))


def _carried(address: QueryDict) -> list[tuple[str, str]]:
    mine = {"month", "by", *CURSORS}
    return [(name, str(value)) for name, value in address.items() if name not in mine]


def _settings_url(request: HttpRequest) -> str:
    return (
        reverse("printing:settings") if Duty.ADMINISTER in duties_of(request.user) else ""
    )


def _user(request: HttpRequest) -> User:
    assert isinstance(request.user, User), "these pages open to staff only"
    return request.user
