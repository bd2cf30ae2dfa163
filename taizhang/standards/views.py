"""The pages of the standards: all of them, their history, a change."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from taizhang.core.own_standards import of_category
from taizhang.core.vocabulary import Duty, Urgency
from taizhang.people.access import open_to, open_to_staff
from taizhang.people.identity import duties_of
from taizhang.places.directory import categories, in_force
from taizhang.places.standards import last_number, versions, was_sent
from taizhang.standards import shown as lines
from taizhang.standards import taking_back
from taizhang.standards.effect import effect, when
from taizhang.standards.forms import StandardForm, TakeBackForm
from taizhang.standards.saying import said, takes_back
from taizhang.standards.subjects import subject
from taizhang.web.wording import choices


@open_to_staff
@require_safe
def shown(request: HttpRequest) -> HttpResponse:
    """Show what is asked of which matters, value by value, and where it comes from."""
    kinds, known, every, at = categories(), in_force(), versions(), now()
    context = {
        "tables": lines.tables(known.standards(at), kinds, every, at),
        "coming": lines.coming(every, known, kinds, at),
        "may_change": Duty.ADMINISTER in duties_of(request.user),
        "kinds": [(of_category(each.code), each.name, each.parent) for each in kinds],
        "urgencies": choices(Urgency),
    }
    return render(request, "standards/list.html", context)


@open_to_staff
@require_safe
def history(request: HttpRequest) -> HttpResponse:
    """Show every version there was."""
    at = now()
    found = lines.history(versions(), in_force().standards(at), categories(), at)
    return render(request, "standards/history.html", {"versions": found})


@open_to(Duty.ADMINISTER)
@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """Lead to the standard of one category."""
    what, urgency = request.GET.get("what", ""), request.GET.get("urgency", "")
    about = subject(what, urgency, categories())
    if about is None:
        return redirect("standards:list")
    return redirect("standards:change", about.what, about.urgency.value)


@open_to(Duty.ADMINISTER)
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, what: str, urgency: str) -> HttpResponse:
    """Say what is asked of some matters: first show what that does, then have it confirmed."""
    # The number before what is in force, and never a later one: a change in between shows.
    last, kinds, known, at = last_number(), categories(), in_force(), now()
    about = subject(what, urgency, kinds)
    if about is None:
        raise Http404
    posted = request.POST if request.method == "POST" else None
    if posted is not None and was_sent(posted.get("key", "")):
        return redirect("standards:list")
    form = StandardForm(posted, about=about, known=known, now=at, last=last)
    if "default" in request.GET and posted is None:
        form.start_from_base()
    context = {"form": form, "about": about}
    if form.is_valid():
        if form.confirmed and said(request, form, at):
            return redirect("standards:list")
        if not form.confirmed:
            told = when(about, known, form.since, at)
            context["effect"] = effect(about, form.then, form.wanted, kinds, told)
            context["again"] = form.confirming
            form.show()
    return _page(request, "standards/change.html", context)


@open_to(Duty.ADMINISTER)
@require_http_methods(["GET", "HEAD", "POST"])
def back(request: HttpRequest, nth: int) -> HttpResponse:
    """Take back a version that has not begun."""
    last, kinds, at = last_number(), categories(), now()
    waiting = taking_back.waiting(nth, in_force(), kinds, at)
    if waiting is None:
        messages.info(request, _("没有要撤回的：这一版已经开始，或者已经撤回了。"))
        return redirect("standards:list")
    posted = request.POST if request.method == "POST" else None
    form = TakeBackForm(posted, last, faults=waiting.needed)
    if form.is_valid() and takes_back(request, form, waiting.version, at):
        return redirect("standards:list")
    context = {"form": form, "coming": waiting.shown}
    return _page(request, "standards/take_back.html", context)


def _page(request: HttpRequest, name: str, context: dict[str, Any]) -> HttpResponse:
    return render(request, name, context, status=context["form"].status)
