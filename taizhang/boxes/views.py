"""Pages of boxes: the list, one box, its plan, its printed slips, opening it, the record."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from taizhang.audit.kinds import Kind
from taizhang.audit.record import note
from taizhang.boxes import listing, printed
from taizhang.boxes.forms import OpenForm, PlanForm, PrintForm
from taizhang.boxes.recording import record_of
from taizhang.core.vocabulary import Duty
from taizhang.emptying import boxes as kept
from taizhang.emptying import opening as steps
from taizhang.emptying.models import Box, Opening
from taizhang.emptying.refusals import NotDone
from taizhang.emptying.stubs import print_for
from taizhang.people.access import open_to
from taizhang.people.directory import names
from taizhang.people.identity import actor_of
from taizhang.places.models import Point
from taizhang.tongue import local

# Who empties boxes; who says when; and who may look at how it was done.
EMPTYING = (Duty.REGISTER,)
KEEPING = (Duty.ADMINISTER, Duty.DISPATCH)
LOOKING = (*EMPTYING, *KEEPING, Duty.RULE, Duty.AUDIT)
METHODS = ["GET", "HEAD", "POST"]


@open_to(*LOOKING)
@require_safe
def boxes(request: HttpRequest) -> HttpResponse:
    """Show every box and whether it is opened when it should be."""
    context = {"lines": listing.lines(localdate()), "unkept": listing.unkept()}
    return render(request, "boxes/boxes.html", context)


@open_to(*LOOKING)
@require_safe
def box(request: HttpRequest, code: str) -> HttpResponse:
    """Show one box: its plan, its openings, and how each seal followed the other."""
    today = localdate()
    stands = kept.box(code, today)
    if stands is None:
        raise Http404
    line = listing.line(stands, names([stands.keeper]), today)
    context = {"box": line, "openings": listing.openings(code, today)}
    return render(request, "boxes/box.html", context)


@open_to(*KEEPING)
@require_http_methods(METHODS)
def plan(request: HttpRequest, code: str) -> HttpResponse:
    """Say when a box is opened and who looks after it."""
    point = get_object_or_404(Point, code=code, kind=Point.Kind.BOX)
    row = Box.objects.filter(point=point).first()
    data = request.POST if request.method == "POST" else None
    form = PlanForm(data, new=row is None, initial=vars(row) if row else {})
    if form.is_valid():
        said = form.cleaned_data
        kept.keep(point, form.plan, said["keeper"], said.get("seal", ""), localdate())
        note(Kind.SETTING_CHANGED, request, code, what="box")
        messages.success(request, _("计划已记下。"))
        return redirect("boxes:box", code)
    context = {"form": form, "code": code, "name": local(point.name, point.name_en)}
    return render(request, "boxes/plan.html", context, status=form.status)


@open_to(*KEEPING)
@require_http_methods(METHODS)
def print_slips(request: HttpRequest, code: str) -> HttpResponse:
    """Print slips with a number on each stub. The numbers are shown this once."""
    row = get_object_or_404(Box.objects.select_related("point"), point__code=code)
    name = local(row.point.name, row.point.name_en)
    form = PrintForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        context = {"form": form, "code": code, "name": name}
        return render(request, "boxes/to_print.html", context, status=form.status)
    count = form.cleaned_data["count"]
    drawn = print_for(code, count, actor_of(request.user).id, now())
    note(Kind.PRINTED, request, code, what="box-slips", count=count)
    context = {"name": name, **printed.sheets(drawn, code, request)}
    return render(request, "boxes/slips.html", context)


@open_to(*EMPTYING)
@sensitive_post_parameters("password")
@require_http_methods(METHODS)
def begin(request: HttpRequest, code: str) -> HttpResponse:
    """Open a box, the two of you."""
    stands = kept.box(code, localdate())
    if stands is None or not stands.there:
        raise Http404
    if stands.under_way and request.method != "POST":
        return redirect("boxes:opening", code, stands.under_way)
    posted = (request.POST, request.FILES) if request.method == "POST" else ()
    form = OpenForm(request, *posted)
    if form.is_valid():
        by = actor_of(request.user).id
        here = steps.Here(by, form.cleaned_data["second"], now())
        try:
            return redirect("boxes:opening", code, steps.begin(code, form.found(), here))
        except NotDone as not_done:
            form.refuse(not_done)
    context = {"form": form, "code": code, "name": stands.name, "seal": stands.seal}
    return render(request, "boxes/open.html", context, status=form.status)


@open_to(*LOOKING)
@require_safe
def record(request: HttpRequest, code: str, nth: int) -> HttpResponse:
    """Show the record of an opening, ready to print and to sign."""
    rows = Opening.objects.select_related("box__point")
    row = get_object_or_404(rows, box__point__code=code, number=nth)
    context = {"record": record_of(row), "code": code}
    return render(request, "boxes/record.html", context)
