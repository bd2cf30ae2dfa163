"""Pages of intake: registering a matter, what may be the same one, and the slip."""

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from taizhang.core.taking_on import may_dispatch, may_settle
from taizhang.core.texts import SUMMARY_MAX
from taizhang.core.vocabulary import Duty, Status
from taizhang.intake import slips
from taizhang.intake.alike import alike
from taizhang.intake.forms import RegisterForm
from taizhang.intake.registering import linked, registered, settled
from taizhang.intake.rung import RungForm, passed_on
from taizhang.intake.shown import Alike
from taizhang.intake.understood import Understood, understood
from taizhang.ledger import numbers
from taizhang.ledger.writing import Done
from taizhang.people.access import open_to
from taizhang.people.identity import actor_of
from taizhang.people.receivers import Receivers, receivers
from taizhang.places.gazetteer import Gazetteer
from taizhang.web import acting
from taizhang.web.slips import Slip

# Who gives a matter out at once, or is told that it is done, leaves with a slip.
PRINTED = frozenset({"dispatch", "settle"})


@open_to(Duty.REGISTER)
@require_http_methods(["GET", "HEAD", "POST"])
def register(request: HttpRequest) -> HttpResponse:
    """Show the form, or carry out what was asked with it."""
    form = _form(request)
    act = request.POST.get("act", "")
    if form.is_bound and (act == "read" or form.only_typed):
        return _read(request, form)
    if form.is_bound and act == "look":
        form.only_photos()
        return _page(request, form, alike(request.POST, form.gazetteer))
    if form.is_valid() and (done := _done(request, form)):
        slips.remember(request.session, done, to_print=act in PRINTED)
        return redirect("intake:done", done.issue.number)
    found = alike(request.POST, form.gazetteer) if form.is_bound else Alike()
    return _page(request, form, found)


@open_to(Duty.REGISTER)
@require_POST
def read(request: HttpRequest) -> HttpResponse:
    """Show what a line says so far, while it is being typed."""
    said = _understood(request, Gazetteer(), receivers())
    return render(request, "intake/_tokens.html", {"said": said})


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
    form = _form(request)
    return _page(request, form, Alike(), template="intake/done.html", slip=slip)


@open_to(Duty.REGISTER, Duty.RULE)
@require_http_methods(["GET", "HEAD", "POST"])
def rung(request: HttpRequest) -> HttpResponse:
    """Pass on what somebody said who rang a leader, for the counter to take on."""
    form = RungForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and (done := passed_on(form, actor_of(request.user))):
        number = done.issue.number
        said = _("%(label)s 记下了，交给窗口受理。") % {"label": numbers.label(number)}
        return acting.moved_on(request, number, said)
    return acting.page(request, "intake/rung.html", form)


def _form(request: HttpRequest, data: QueryDict | None = None) -> RegisterForm:
    posted = request.method == "POST"
    return RegisterForm(
        (data or request.POST) if posted else None,
        request.FILES if posted else None,
        may_dispatch=_may_dispatch(request),
        may_settle=may_settle(actor_of(request.user)),
    )


def _read(request: HttpRequest, form: RegisterForm) -> HttpResponse:
    """Show the form as its line fills it; nothing is registered yet."""
    said = _understood(request, form.gazetteer, form.receivers)
    filled = _form(request, said.filled(request.POST))
    filled.only_photos()
    for name in said.look_at[:1]:
        filled.fields[name].widget.attrs["autofocus"] = True
    found = alike(filled.data, filled.gazetteer)  # type: ignore[arg-type]
    return _page(request, filled, found, said=said)


def _understood(request: HttpRequest, places: Gazetteer, known: Receivers) -> Understood:
    line = request.POST.get("line", "")
    return understood(line, places, known, may_dispatch=_may_dispatch(request))


def _may_dispatch(request: HttpRequest) -> bool:
    return may_dispatch(actor_of(request.user), Status.REGISTERED)


def _done(request: HttpRequest, form: RegisterForm) -> Done | None:
    by = actor_of(request.user)
    if number := request.POST.get("link"):
        return linked(form, by, number)
    if request.POST.get("act") == "settle" and may_settle(by):
        return settled(form, by)
    dispatch = request.POST.get("act") == "dispatch" and _may_dispatch(request)
    return registered(form, by, dispatch=dispatch)


def _page(
    request: HttpRequest,
    form: RegisterForm,
    found: Alike,
    *,
    template: str = "intake/register.html",
    said: Understood | None = None,
    slip: Slip | None = None,
) -> HttpResponse:
    return acting.page(
        request,
        template,
        form,
        alike=found,
        said=said or Understood(),
        slip=slip,
        place_names=form.gazetteer.names(),
    )
