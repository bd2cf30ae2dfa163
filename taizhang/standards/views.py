"""The pages of the standards: all of them, their history, a change."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from taizhang.audit.kinds import Kind
from taizhang.audit.record import note
from taizhang.core.own_standards import of_category
from taizhang.core.vocabulary import Duty, Urgency
from taizhang.people.access import open_to, open_to_staff
from taizhang.people.identity import actor_of, duties_of
from taizhang.places.directory import categories, office_now, standards_of
from taizhang.places.standards import (
    Overtaken,
    Wanted,
    add,
    last_number,
    versions,
    was_sent,
)
from taizhang.standards import shown as lines
from taizhang.standards.effect import effect
from taizhang.standards.forms import StandardForm
from taizhang.standards.subjects import subject
from taizhang.web.wording import choices


@open_to_staff
@require_safe
def shown(request: HttpRequest) -> HttpResponse:
    """Show what is asked of which matters, value by value, and where it comes from."""
    kinds, own = categories(), standards_of(office_now())
    context = {
        "tables": lines.tables(own, kinds, versions(), localdate()),
        "may_change": Duty.ADMINISTER in duties_of(request.user),
        "kinds": [(of_category(each.code), each.name, each.parent) for each in kinds],
        "urgencies": choices(Urgency),
    }
    return render(request, "standards/list.html", context)


@open_to_staff
@require_safe
def history(request: HttpRequest) -> HttpResponse:
    """Show every version there was."""
    own = standards_of(office_now())
    found = lines.history(versions(), own, categories(), now())
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
    last, kinds, own = last_number(), categories(), standards_of(office_now())
    about = subject(what, urgency, kinds)
    if about is None:
        raise Http404
    posted = request.POST if request.method == "POST" else None
    if posted is not None and was_sent(posted.get("key", "")):
        return redirect("standards:list")
    form = StandardForm(posted, about=about, own=own, last=last)
    if "default" in request.GET and posted is None:
        form.start_from_base()
    context = {"form": form, "about": about}
    if form.is_valid():
        if form.confirmed:
            return _saved(request, form) or _page(request, context)
        context["effect"] = effect(about, own, form.wanted, kinds)
        context["again"] = form.confirming
        form.show()
    return _page(request, context)


def _page(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    form = context["form"]
    return render(request, "standards/change.html", context, status=form.status)


def _saved(request: HttpRequest, form: StandardForm) -> HttpResponse | None:
    said, about = form.cleaned_data, form.about
    by = actor_of(request.user).id
    wanted = Wanted(
        key=said["key"],
        what=about.what,
        urgency=about.urgency,
        choices=form.chosen,
        by=by,
        reason=said["reason"].strip(),
        seen=said["seen"],
    )
    try:
        version = add(wanted, now())
    except Overtaken:
        form.overtaken()
        return None
    note(Kind.SETTING_CHANGED, request, what="standard", version=version)
    messages.success(request, _("标准已改好，从现在起登记的事按新的办。"))
    return redirect("standards:list")
