"""The pages on which partners are looked at: the list, a unit, its certificate."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.views.decorators.http import require_safe

from taizhang.core.vocabulary import Duty
from taizhang.partners import page
from taizhang.partners.certificate import certificate as certificate_of
from taizhang.partners.certificate import period_from
from taizhang.partners.looking import OFFICE, may_keep, own_unit, require_in_view
from taizhang.people.access import open_to
from taizhang.people.directory import UnitShown, unit


@open_to(*OFFICE, Duty.CLAIM)
@require_safe
def partners(request: HttpRequest) -> HttpResponse:
    """Show the partner units, what they agreed to and what they solved this year."""
    at = now()
    lines = page.partners(at, own_unit(request))
    context = {"partners": lines, "may_keep": may_keep(request), "year": at.year}
    return render(request, "partners/partners.html", context)


@open_to(*OFFICE, Duty.CLAIM)
@require_safe
def partner(request: HttpRequest, unit_code: str) -> HttpResponse:
    """Show a unit: agreements, people, what it has in hand, what it solved."""
    found = known(request, unit_code)
    in_full = not own_unit(request)
    shown = page.partner(found, now(), may_keep=may_keep(request), in_full=in_full)
    return render(request, "partners/partner.html", {"page": shown})


@open_to(*OFFICE, Duty.CLAIM)
@require_safe
def certificate(request: HttpRequest, unit_code: str, period: str) -> HttpResponse:
    """Show what a unit solved in a month or a year, ready to be printed."""
    asked = period_from(period)
    if asked is None:
        raise Http404
    shown = certificate_of(known(request, unit_code), asked, now())
    return render(request, "partners/certificate.html", {"certificate": shown})


def known(request: HttpRequest, unit_code: str) -> UnitShown:
    """Return the unit `unit_code`, if whoever asks may look at it.

    Raises:
        Http404: there is none, or not for them.
    """
    require_in_view(request, unit_code)
    found = unit(unit_code)
    if found is None:
        raise Http404
    return found
