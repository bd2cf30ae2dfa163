"""Choosing what to print, and setting the public address that every code leads to."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from taizhang.atlas.posters import posters
from taizhang.atlas.tree import named, tree
from taizhang.core.vocabulary import Duty
from taizhang.people.access import open_to
from taizhang.places.directory import office
from taizhang.places.models import Place, Point
from taizhang.web.public_address import AddressForm, warnings

SHAPES = ("door", "poster")


@open_to(Duty.ADMINISTER)
@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: HttpRequest) -> HttpResponse:
    """Choose the place whose codes are printed; set the address that they lead to."""
    address = office().public_address
    form = AddressForm(
        request.POST if request.method == "POST" else None, initial={"address": address}
    )
    if form.is_valid():
        form.settle()
        messages.success(request, _("网址记下了。先印一张，用手机扫一扫试试。"))
        return redirect("atlas:posters")
    places = tree()
    kinds = {Place.Kind.COMMUNITY, Place.Kind.GRID, Place.Kind.ESTATE}
    offered = [
        (row.code, places.named_in_full(row))
        for row in places.rows.values()
        if row.kind in kinds and row.ended_on is None
    ]
    context = {"form": form, "address": address, "offered": offered}
    context["warnings"] = warnings(address) if address else ()
    return render(
        request, "atlas/posters.html", context, status=422 if form.errors else 200
    )


@open_to(Duty.ADMINISTER)
@require_safe
def print_sheets(request: HttpRequest, code: str) -> HttpResponse:
    """Show the sheets of a place, ready to print."""
    places, address = tree(), office().public_address
    row = places.place(code)
    if not address:
        return redirect("atlas:posters")
    shape = request.GET.get("shape", "")
    points = Point.objects.filter(place__code__in=places.codes(row), active=True)
    context = {
        "name": named(row),
        "posters": posters(places, row, points.order_by("pk"), address),
        "shape": shape if shape in SHAPES else SHAPES[0],
    }
    return render(request, "atlas/sheets.html", context)
