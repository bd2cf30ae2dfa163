"""The pages on which points are added and put right."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from taizhang.atlas.points import PointForm
from taizhang.atlas.tree import named
from taizhang.core.vocabulary import Duty
from taizhang.people.access import open_to
from taizhang.people.identity import actor_of
from taizhang.places.changing import Who
from taizhang.places.models import Place, Point


@open_to(Duty.ADMINISTER)
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, code: str) -> HttpResponse:
    """Add a point at a place."""
    return _page(request, get_object_or_404(Place, code=code), None)


@open_to(Duty.ADMINISTER)
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, code: str) -> HttpResponse:
    """Put right what is said of a point, or close it."""
    row = get_object_or_404(Point.objects.select_related("place"), code=code)
    return _page(request, row.place, row)


def _page(request: HttpRequest, place: Place, row: Point | None) -> HttpResponse:
    data = request.POST if request.method == "POST" else None
    form = PointForm(data, place=place, row=row)
    if form.is_valid():
        form.write(Who(actor_of(request.user).id, now()))
        messages.success(request, _("服务点已记下。"))
        return redirect("atlas:place", place.code)
    context = {"form": form, "name": named(place), "code": place.code, "there": bool(row)}
    return render(request, "atlas/point.html", context, status=form.status)
