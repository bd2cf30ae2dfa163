"""Places out to Excel and in from it: looked at first, written when somebody says so."""

import datetime as dt
import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from taizhang.atlas.models import PlaceSheet
from taizhang.atlas.sheet_planning import bring_in, planned
from taizhang.atlas.sheet_reading import entries
from taizhang.atlas.sheet_writing import all_rows, workbook
from taizhang.atlas.tree import tree
from taizhang.core.vocabulary import Duty
from taizhang.files.sheets import XLSX
from taizhang.people.access import open_to
from taizhang.people.identity import actor_of
from taizhang.places.changing import Who
from taizhang.places.models import OtherName
from taizhang.web.attachments import attached
from taizhang.web.sheet_forms import SheetForm

KEPT = dt.timedelta(days=1)
SHOWN_MOST = 200
UNFIT = gettext_lazy(
    "这份表读不懂。请下载空表，把“社区、网格、小区、楼栋、单元”这几列填好，存成 .xlsx 再交。"
)


@open_to(Duty.ADMINISTER)
@require_http_methods(["GET", "HEAD", "POST"])
def sheet(request: HttpRequest) -> HttpResponse:
    """Take a sheet in, offer the empty one and the full one."""
    posted = request.method == "POST"
    form = SheetForm(request.POST, request.FILES) if posted else SheetForm()
    if form.is_valid() and (found := form.read(entries, UNFIT)):
        PlaceSheet.objects.filter(at__lt=now() - KEPT).delete()
        name = str(form.cleaned_data["file"].name)[-200:]
        by = actor_of(request.user).id
        kept = PlaceSheet.objects.create(by=by, at=now(), file_name=name, entries=found)
        return redirect("atlas:preview", kept.id)
    return render(request, "atlas/sheet.html", {"form": form}, status=form.status)


@open_to(Duty.ADMINISTER)
@require_safe
def preview(request: HttpRequest, sheet_id: uuid.UUID) -> HttpResponse:
    """Show what a sheet would add, and what it cannot."""
    found = get_object_or_404(PlaceSheet, id=sheet_id, by=actor_of(request.user).id)
    plan = planned(found.entries, tree().rows, localdate())
    context = {"sheet": found.id, "file_name": found.file_name, "plan": plan}
    context |= {"new": plan.new[:SHOWN_MOST], "more": max(0, len(plan.new) - SHOWN_MOST)}
    return render(request, "atlas/preview.html", context)


@open_to(Duty.ADMINISTER)
@require_POST
def bring(request: HttpRequest, sheet_id: uuid.UUID) -> HttpResponse:
    """Bring the new places of a sheet in."""
    by = actor_of(request.user).id
    found = PlaceSheet.objects.filter(id=sheet_id, by=by).first()
    if found is None:
        messages.info(
            request, _("这份表已经导入过，或者放了一天以上。要再导，请重新交一次。")
        )
        return redirect("atlas:sheet")
    plan, _change = bring_in(found.entries, Who(by, now()))
    found.delete()
    said = _("加了 %(new)d 个地点、%(also)d 个俗称；%(odd)d 行有问题，没有加。")
    counted = {"new": len(plan.new), "also": len(plan.also), "odd": len(plan.odd)}
    messages.success(request, said % counted)
    return redirect("atlas:lately" if plan.new or plan.also else "atlas:sheet")


@open_to(Duty.ADMINISTER)
@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """Send all places as a workbook that can be handed in again."""
    rows = all_rows(tree(), OtherName.objects.order_by("pk"))
    name = f"{_('地点')}-{localdate():%Y%m%d}.xlsx"
    return attached(HttpResponse(workbook(rows), XLSX), name)


@open_to(Duty.ADMINISTER)
@require_safe
def template(request: HttpRequest) -> HttpResponse:
    """Send the empty sheet."""
    return attached(HttpResponse(workbook(()), XLSX), f"{_('地点空表')}.xlsx")
