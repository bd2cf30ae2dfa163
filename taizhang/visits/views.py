"""Pages of visits. What is shown of people is what going there takes, to who goes there."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from taizhang.core.vocabulary import Duty
from taizhang.fieldwork import lists, rounds
from taizhang.fieldwork.coverage import covered
from taizhang.fieldwork.patches import Codes, kind_for, patch_of
from taizhang.people.access import open_to
from taizhang.people.identity import actor_of
from taizhang.people.models import User
from taizhang.places.gazetteer import Gazetteer
from taizhang.visits import page
from taizhang.visits.forms import StopForm, VisitForm
from taizhang.visits.going import gone
from taizhang.web import acting
from taizhang.web.addresses import issue_url
from taizhang.web.receipts import sign, site

GOING = (Duty.REGISTER,)
LOOKING = (Duty.REGISTER, Duty.DISPATCH, Duty.RULE)


@open_to(*LOOKING)
@require_safe
def visits(request: HttpRequest) -> HttpResponse:
    """Show how far it is, and the visits made last."""
    patch = _patch(request)
    found = covered(patch, now())
    context = {
        "covered": found,
        "counts": page.counts(found.visits),
        "latest": page.latest(patch, now()),
        "goes": Duty.REGISTER in actor_of(request.user).holds,
        "keeps": Duty.ADMINISTER in actor_of(request.user).holds,
    }
    return render(request, "visits/visits.html", context)


@open_to(*GOING)
@require_safe
def today(request: HttpRequest) -> HttpResponse:
    """Show today's way."""
    rows = page.today_rows(_patch(request), localdate())
    done = sum(each.done for each in rows)
    return render(request, "visits/today.html", {"rows": rows, "done": done})


@open_to(*LOOKING)
@require_safe
def coverage(request: HttpRequest) -> HttpResponse:
    """Show how far each grid was covered, and who was not reached for thirty days."""
    found = covered(_patch(request), now())
    context = {
        "covered": found,
        "counts": page.counts(found.visits),
        "grids": [(each, page.counts(each.visits)) for each in found.grids],
        "unreached": page.rows(found.unreached, localdate()),
        "goes": Duty.REGISTER in actor_of(request.user).holds,
    }
    return render(request, "visits/coverage.html", context)


@open_to(*GOING)
@require_http_methods(["GET", "HEAD", "POST"])
def visit(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Show where to look in, and write down what came of it."""
    at_stop = rounds.stop(str(key), _patch(request))
    if at_stop is None:
        raise Http404
    posted = request.POST if request.method == "POST" else None
    form = VisitForm(posted, household=at_stop.household, lists=lists.lists_in_use())
    by, kind = actor_of(request.user), kind_for(_person(request))
    if form.is_valid():
        number = acting.attempt(form, "", lambda: gone(form, at_stop, kind, by, now()))
        if number is not None:
            messages.success(request, _("已记下这次走访。"))
            return redirect(issue_url(number) if number else "visits:today")
    shown = page.row(at_stop, localdate())
    return acting.page(request, "visits/visit.html", form, row=shown)


@open_to(*GOING)
@require_http_methods(["GET", "HEAD", "POST"])
def stops(request: HttpRequest) -> HttpResponse:
    """Show where to look in, and add to it."""
    patch = _patch(request)
    form = StopForm(request.POST if request.method == "POST" else None, patch=patch)
    if form.is_valid():
        rounds.add(form.cleaned_data["key"], form.told, actor_of(request.user).id)
        messages.success(request, _("已加上。到日子会出现在今天的路线里。"))
        return redirect("visits:stops")
    rows = page.rows(rounds.stops(patch), localdate())
    return acting.page(request, "visits/stops.html", form, rows=rows)


@open_to(*GOING)
@require_POST
def end(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Have nobody look in there any more."""
    if not rounds.end(str(key), _patch(request)):
        raise Http404
    messages.success(request, _("已停走，名字和要问的话已删掉；走过几次的数还在。"))
    return redirect("visits:stops")


@open_to(*GOING)
@require_safe
def note(request: HttpRequest, code: str) -> HttpResponse:
    """Show the note for a door that nobody opened, ready to print."""
    places = Gazetteer()
    if not places.there(code):
        raise Http404
    path, size = sign(code, site(request))
    context = {"where": places.name_of(code), "path": path, "size": size, "at": now()}
    return render(request, "visits/note.html", context)


@open_to(Duty.ADMINISTER)
@require_http_methods(["GET", "HEAD", "POST"])
def asking(request: HttpRequest) -> HttpResponse:
    """Show the five lists; write what one of them says."""
    if request.method == "POST":
        if _rewritten(request):
            messages.success(request, _("已保存。"))
        return redirect("visits:lists")
    return render(request, "visits/lists.html", {"lists": lists.all_lists()})


def _rewritten(request: HttpRequest) -> bool:
    code, act = request.POST.get("code", ""), request.POST.get("act", "")
    if code not in lists.NAMES:
        return False
    if act == "samples":
        lists.add_samples(code)
    else:
        lists.rewrite(code, request.POST.get("lines", "").splitlines())
        lists.switch(code, on="active" in request.POST)
    return True


def _patch(request: HttpRequest) -> Codes:
    return patch_of(_person(request))


def _person(request: HttpRequest) -> User:
    assert isinstance(request.user, User), "only staff come here"
    return request.user
