"""Posts (一格两会五员): where they are held, which are vacant, and who holds them."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from taizhang.audit.kinds import Kind
from taizhang.audit.record import note
from taizhang.core.vocabulary import Duty
from taizhang.people.access import open_to
from taizhang.people.models import Holding, PostKind
from taizhang.places.gazetteer import Gazetteer
from taizhang.places.models import Place
from taizhang.roster.holding import HoldingForm
from taizhang.roster.seats import community, overview, stations, vacancies


@open_to(Duty.ADMINISTER)
@require_safe
def posts(request: HttpRequest) -> HttpResponse:
    """Show how full the posts are, community by community."""
    return render(request, "roster/posts.html", {"page": overview()})


@open_to(Duty.ADMINISTER)
@require_safe
def vacant(request: HttpRequest) -> HttpResponse:
    """Show every post that nobody holds."""
    return render(request, "roster/vacant.html", {"vacancies": vacancies()})


@open_to(Duty.ADMINISTER)
@require_safe
def area(request: HttpRequest, code: str) -> HttpResponse:
    """Show the posts of a community and of its grids."""
    places = Gazetteer()
    if places.kind_of(code) != Place.Kind.COMMUNITY or not places.there(code):
        raise Http404
    context = {"stations": community(code), "name": places.name_of(code)}
    return render(request, "roster/area.html", context)


@open_to(Duty.ADMINISTER)
@require_http_methods(["GET", "HEAD", "POST"])
def seat(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    """Show a post at a place; put somebody into it."""
    row = get_object_or_404(PostKind, code=kind, active=True)
    if Gazetteer().kind_of(code) != row.level:
        raise Http404
    return _page(request, row, code, None)


@open_to(Duty.ADMINISTER)
@require_http_methods(["GET", "HEAD", "POST"])
def holding(request: HttpRequest, holding_id: int) -> HttpResponse:
    """Put right what is said of somebody in a post."""
    rows = Holding.objects.select_related("kind", "person")
    row = get_object_or_404(rows, pk=holding_id, until__isnull=True)
    return _page(request, row.kind, row.place, row)


@open_to(Duty.ADMINISTER)
@require_POST
def leave(request: HttpRequest, holding_id: int) -> HttpResponse:
    """Note that somebody does not hold a post any more, from today on."""
    row = get_object_or_404(Holding, pk=holding_id, until__isnull=True)
    row.until = localdate()
    row.save(update_fields=["until"])
    note(Kind.SETTING_CHANGED, request, what="post")
    messages.success(request, _("离任记下了。这个岗位空着，会列在“空缺”里。"))
    return redirect("roster:seat", row.place, row.kind.code)


def _page(
    request: HttpRequest, kind: PostKind, place: str, row: Holding | None
) -> HttpResponse:
    data = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = HoldingForm(*data, kind=kind, place=place, row=row)
    if form.is_valid():
        form.write()
        note(Kind.SETTING_CHANGED, request, what="post")
        messages.success(request, _("岗位已记下。"))
        return redirect("roster:seat", place, kind.code)
    (station,) = stations([place])
    there = next(seat for seat in station.seats if seat.kind == kind.code)
    context = {
        "form": form,
        "seat": there,
        "place": station.name,
        "area": Gazetteer().community_of(place),
        "editing": row.pk if row else 0,
    }
    return render(request, "roster/seat.html", context, status=form.status)
