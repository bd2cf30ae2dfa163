"""Pages of intake: registering a matter, what may be the same one, and the slip."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from taizhang.core.taking_on import may_dispatch
from taizhang.core.texts import SUMMARY_MAX
from taizhang.core.vocabulary import Duty, Status
from taizhang.intake import slips
from taizhang.intake.alike import alike
from taizhang.intake.forms import RegisterForm
from taizhang.intake.registering import linked, registered
from taizhang.intake.shown import Alike
from taizhang.ledger.writing import Done
from taizhang.people.access import open_to
from taizhang.people.identity import actor_of
from taizhang.places.gazetteer import Gazetteer
from taizhang.web import acting


@open_to(Duty.REGISTER)
@require_http_methods(["GET", "HEAD", "POST"])
def register(request: HttpRequest) -> HttpResponse:
    """Show the form, or carry out what was asked with it."""
    form = _form(request)
    if form.is_bound and request.POST.get("act") == "look":
        form.only_photos()
        return _page(request, form, alike(request.POST, form.gazetteer))
    if form.is_valid() and (done := _done(request, form)):
        slips.remember(request.session, done)
        return redirect("intake:done", done.issue.number)
    found = alike(request.POST, form.gazetteer) if form.is_bound else Alike()
    return _page(request, form, found)


@open_to(Duty.REGISTER)
@require_POST
def candidates(request: HttpRequest) -> HttpResponse:
    """Show what may be the same matter, while the form is being filled in."""
    found = alike(request.POST, Gazetteer())
    return render(request, "intake/_alike.html", {"alike": found})


@open_to(Duty.REGISTER)
@require_POST
def places(request: HttpRequest) -> HttpResponse:
    """Propose places, while somebody types where it is."""
    typed, community = request.POST.get("place_text", ""), request.POST.get("community", "")
    found = Gazetteer().proposals(typed[:SUMMARY_MAX], community)
    return render(request, "intake/_places.html", {"proposals": found})


@open_to(Duty.REGISTER)
@require_safe
def done(request: HttpRequest, number: str) -> HttpResponse:
    """Show the slip of what has just been registered."""
    slip = slips.slip(number, request)
    return render(request, "intake/done.html", {"slip": slip, "number": number})


def _form(request: HttpRequest) -> RegisterForm:
    posted = request.method == "POST"
    return RegisterForm(
        request.POST if posted else None,
        request.FILES if posted else None,
        may_dispatch=_may_dispatch(request),
    )


def _may_dispatch(request: HttpRequest) -> bool:
    return may_dispatch(actor_of(request.user), Status.REGISTERED)


def _done(request: HttpRequest, form: RegisterForm) -> Done | None:
    by = actor_of(request.user)
    if number := request.POST.get("link"):
        return linked(form, by, number)
    dispatch = request.POST.get("act") == "dispatch" and _may_dispatch(request)
    return registered(form, by, dispatch=dispatch)


def _page(request: HttpRequest, form: RegisterForm, found: Alike) -> HttpResponse:
    return acting.page(
        request,
        "intake/register.html",
        form,
        alike=found,
        place_names=form.gazetteer.names(),
    )
