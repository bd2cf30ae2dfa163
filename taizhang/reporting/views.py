"""Pages of reporting: the form, and the receipt in its several shapes."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.views.decorators.http import require_http_methods, require_safe

from taizhang.gate import remembering
from taizhang.gate.puzzle import puzzle
from taizhang.gate.taking import load
from taizhang.people.access import open_to_all
from taizhang.reporting import receipt as slips
from taizhang.reporting.forms import ReportForm
from taizhang.reporting.picture import picture
from taizhang.reporting.sending import sent
from taizhang.reporting.similar import similar
from taizhang.reporting.whereabouts import NOWHERE, Here, here, points_near
from taizhang.web import receipts

PAPERS = ("slip", "a5")


@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest) -> HttpResponse:
    """Say what the matter is, wherever it is."""
    return _report(request, NOWHERE)


@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
def sign(request: HttpRequest, code: str) -> HttpResponse:
    """Say what the matter is at the place whose code was scanned."""
    where = here(code)
    if where is None:
        raise Http404
    return _report(request, where)


@open_to_all
@require_safe
def receipt(request: HttpRequest) -> HttpResponse:
    """Show the receipt that was just given, and earlier ones of this browser."""
    given = remembering.receipts(request.session)
    shown = [slips.shown(each, request) for each in given]
    paper = request.GET.get("paper", "")
    context = {
        "receipt": shown[0] if shown else None,
        "earlier": shown[1:],
        "paper": paper if paper in PAPERS else PAPERS[0],
    }
    return render(request, "reporting/receipt.html", context)


@open_to_all
@require_safe
def receipt_picture(request: HttpRequest) -> HttpResponse:
    """Hand out the latest receipt as a picture."""
    given = remembering.receipts(request.session)
    if not given:
        raise Http404
    shown = slips.shown(given[0], request)
    image = picture(shown, receipts.address(given[0].receipt, request))
    headers = {"Cache-Control": "no-store"}
    return HttpResponse(image, content_type="image/png", headers=headers)


def _report(request: HttpRequest, where: Here) -> HttpResponse:
    form = ReportForm(request)
    if form.is_bound and form.is_valid() and sent(request, form, where):
        return redirect("reporting:receipt")
    at = now()
    context = {
        "form": form,
        "where": where,
        "similar": similar(where),
        "points": points_near(where),
        "puzzle": puzzle(at, load(at)),
    }
    return render(request, "reporting/report.html", context, status=form.status)
