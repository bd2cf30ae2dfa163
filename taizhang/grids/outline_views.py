"""Outlines of the grids, for administrators: brought in from GeoJSON, drawn, or dropped."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from taizhang.audit.kinds import Kind
from taizhang.audit.record import note
from taizhang.core.vocabulary import Duty
from taizhang.grids.drawing import DrawForm, board_for
from taizhang.grids.outlines import FileForm, listed
from taizhang.people.access import open_to
from taizhang.places.models import Outline, Place
from taizhang.tongue import local


@open_to(Duty.ADMINISTER)
@require_http_methods(["GET", "HEAD", "POST"])
def outlines(request: HttpRequest) -> HttpResponse:
    """Show which grids have an outline; take a file of them in, all of it or nothing."""
    posted = request.method == "POST"
    form = FileForm(request.POST, request.FILES) if posted else FileForm()
    if form.is_valid():
        count = form.write()
        note(Kind.SETTING_CHANGED, request, what="outlines", count=count)
        messages.success(request, _("收下了 %(n)d 个网格的轮廓。") % {"n": count})
        return redirect("grids:outlines")
    status = 422 if posted else 200
    return render(request, "grids/outlines.html", listed() | {"form": form}, status=status)


@open_to(Duty.ADMINISTER)
@require_http_methods(["GET", "HEAD", "POST"])
def draw(request: HttpRequest, code: str) -> HttpResponse:
    """Draw the outline of a grid: by clicking on the plan, or by writing its corners."""
    place = _grid(code)
    form = DrawForm(request.POST or None, place=place)
    if form.is_valid():
        form.write()
        note(Kind.SETTING_CHANGED, request, what="outlines", count=1)
        messages.success(request, _("轮廓已记下。"))
        return redirect("grids:outlines")
    context = {
        "form": form,
        "board": board_for(place),
        "code": code,
        "name": local(place.name, place.name_en),
    }
    return render(request, "grids/draw.html", context, status=form.status)


@open_to(Duty.ADMINISTER)
@require_POST
def drop(request: HttpRequest, code: str) -> HttpResponse:
    """Take the outline of a grid away; it goes back among the tiles."""
    Outline.objects.filter(place=_grid(code)).delete()
    note(Kind.SETTING_CHANGED, request, what="outlines", count=1)
    messages.success(request, _("轮廓去掉了。"))
    return redirect("grids:outlines")


def _grid(code: str) -> Place:
    return get_object_or_404(Place, code=code, kind=Place.Kind.GRID, ended_on=None)
