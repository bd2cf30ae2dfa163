"""The pages of people: the list, an account, every act on it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from taizhang.audit.record import doer
from taizhang.core.vocabulary import Duty
from taizhang.ledger.outstanding import outstanding
from taizhang.people import accounts
from taizhang.people.access import open_to
from taizhang.people.models import User
from taizhang.people.proof import asked_again
from taizhang.people.refusals import PeopleRefused
from taizhang.staffing.choosing import Choosing
from taizhang.staffing.person_forms import NewPersonForm, PersonForm
from taizhang.staffing.person_page import person_page
from taizhang.staffing.roster import NarrowForm, found, roster_page
from taizhang.staffing.slips import slip
from taizhang.staffing.wording import REFUSALS
from taizhang.web.addresses import handover_url


@open_to(Duty.SECURE)
@require_safe
def everybody(request: HttpRequest) -> HttpResponse:
    """Show the people of the office as the address narrows them."""
    context = {"page": roster_page(request.GET), "form": NarrowForm(request.GET)}
    return render(request, "staffing/people.html", context)


@open_to(Duty.SECURE)
@require_POST
def find(request: HttpRequest) -> HttpResponse:
    """Show those whose name, username or phone was typed."""
    typed = request.POST.get("words", "").strip()[:80]
    context = {"typed": typed, "lines": found(typed)}
    return render(request, "staffing/found.html", context)


@open_to(Duty.SECURE)
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def add(request: HttpRequest) -> HttpResponse:
    """Make an account; its one-time password is shown this once."""
    choosing = Choosing()
    form = NewPersonForm(request.POST if request.method == "POST" else None, choosing)
    if form.is_valid():
        signs_in = form.cleaned_data["signs_in"]
        made = form.carried_out(
            lambda: accounts.add(form.details, doer(request), signs_in=signs_in)
        )
        if made:
            return _added(request, *made)
    context = {"form": form, "areas": choosing.areas.options.values()}
    return render(request, "staffing/add_person.html", context, status=form.status)


@open_to(Duty.SECURE)
@require_http_methods(["GET", "HEAD", "POST"])
def person(request: HttpRequest, pseudonym: str) -> HttpResponse:
    """Show an account and what can be done with it; change what it says."""
    user, choosing = _account(pseudonym), Choosing()
    data = request.POST if request.method == "POST" else None
    form = PersonForm(data, choosing, user, own=user.pk == request.user.pk)
    if form.is_valid():
        by, reason = doer(request), form.reason_given
        done = form.carried_out(lambda: accounts.edit(pseudonym, form.details, by, reason))
        if done:
            messages.success(request, _("已保存，马上生效。"))
            return redirect("people:person", pseudonym)
    # Anew: a refusal leaves what was tried in the row that was read.
    context = {"form": form, "page": person_page(_account(pseudonym), request.user)}
    context["areas"] = choosing.areas.options.values()
    return render(request, "staffing/person.html", context, status=form.status)


@open_to(Duty.SECURE)
@require_POST
def close(request: HttpRequest, pseudonym: str) -> HttpResponse:
    """Close an account, once nothing would be left without anybody."""
    _account(pseudonym)
    if not outstanding(pseudonym, localdate()).nothing:
        messages.warning(
            request, _("还没停用：手上还有事、岗位或代班。请先都交给别人，再回来停用。")
        )
        return redirect(handover_url(pseudonym))
    try:
        user = accounts.close(pseudonym, doer(request))
    except PeopleRefused as why:
        return _refused(request, pseudonym, why)
    words = _("%(name)s的账号已停用，不能再登录；经手过的事仍写着名字。")
    messages.success(request, words % {"name": user.name})
    return redirect("people:person", pseudonym)


@open_to(Duty.SECURE)
@require_POST
@never_cache
@asked_again
def reopen(request: HttpRequest, pseudonym: str) -> HttpResponse:
    """Open a closed account again; its one-time password is shown this once."""
    _account(pseudonym)
    try:
        made = accounts.reopen(pseudonym, doer(request))
    except PeopleRefused as why:
        return _refused(request, pseudonym, why)
    return _slips(request, *made)


@open_to(Duty.SECURE)
@require_POST
@never_cache
@asked_again
def renew_password(request: HttpRequest, pseudonym: str) -> HttpResponse:
    """Give somebody a new one-time password, shown this once."""
    _account(pseudonym)
    try:
        made = accounts.renew_password(pseudonym, doer(request))
    except PeopleRefused as why:
        return _refused(request, pseudonym, why)
    return _slips(request, *made)


def _added(request: HttpRequest, user: User, password: str) -> HttpResponse:
    if password:
        return _slips(request, user, password)
    messages.success(request, _("已加上%(name)s，不登录。") % {"name": user.name})
    return redirect("people:person", user.pseudonym)


def _slips(request: HttpRequest, user: User, password: str) -> HttpResponse:
    context = {"slips": [slip(user, password)], "pseudonym": user.pseudonym}
    return render(request, "staffing/slips.html", context)


def _refused(request: HttpRequest, pseudonym: str, why: PeopleRefused) -> HttpResponse:
    for refusal in why.refusals:
        messages.error(request, str(REFUSALS[refusal]))
    return redirect("people:person", pseudonym)


def _account(pseudonym: str) -> User:
    try:
        return accounts.find(pseudonym)
    except User.DoesNotExist as gone:
        raise Http404 from gone
