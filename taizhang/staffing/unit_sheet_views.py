"""Units out to Excel and in from it: looked at first, written when somebody says so."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from taizhang.audit.record import doer
from taizhang.core.vocabulary import Duty
from taizhang.files.sheets import XLSX
from taizhang.people.access import open_to
from taizhang.people.refusals import PeopleRefused
from taizhang.staffing.models import StaffSheet
from taizhang.staffing.sheet_columns import UNITS
from taizhang.staffing.sheet_forms import SheetForm
from taizhang.staffing.sheet_views import keep
from taizhang.staffing.sheet_writing import unit_rows, units_workbook
from taizhang.staffing.unit_planning import bring_in, planned
from taizhang.staffing.wording import REFUSALS
from taizhang.web.attachments import attached

KIND = "units"


@open_to(Duty.ADMINISTER, Duty.SECURE)
@require_http_methods(["GET", "HEAD", "POST"])
def sheet(request: HttpRequest) -> HttpResponse:
    """Take a sheet in, offer the empty one and the full one."""
    posted = request.method == "POST"
    given = (request.POST, request.FILES) if posted else ()
    form = SheetForm(*given, titles=UNITS)
    if form.is_valid() and (found := form.read()):
        kept = keep(request, KIND, str(form.cleaned_data["file"].name), found)
        return redirect("units:preview", kept.id)
    context = {"form": form, "kind": KIND}
    return render(request, "staffing/sheet.html", context, status=form.status)


@open_to(Duty.ADMINISTER, Duty.SECURE)
@require_safe
def preview(request: HttpRequest, sheet_id: uuid.UUID) -> HttpResponse:
    """Show what a sheet would add and change, and what cannot come in."""
    found = get_object_or_404(StaffSheet, id=sheet_id, kind=KIND, by=doer(request).who)
    context = {"sheet": found.id, "file_name": found.file_name}
    context["plan"] = planned(found.entries)
    return render(request, "staffing/unit_preview.html", context)


@open_to(Duty.ADMINISTER, Duty.SECURE)
@require_POST
def bring(request: HttpRequest, sheet_id: uuid.UUID) -> HttpResponse:
    """Bring the units of a sheet in."""
    by = doer(request)
    found = StaffSheet.objects.filter(id=sheet_id, kind=KIND, by=by.who).first()
    if found is None:
        messages.info(
            request, _("这份表已经导入过，或者放了一天以上。要再导，请重新交一次。")
        )
        return redirect("units:sheet")
    try:
        plan = bring_in(found.entries, by)
    except PeopleRefused as why:
        for refusal in why.refusals:
            messages.error(request, str(REFUSALS[refusal]))
        return redirect("units:preview", sheet_id)
    found.delete()
    said = _("加了 %(new)d 个单位，改了 %(changed)d 个；%(odd)d 行有问题，没有动。")
    counted = {"new": len(plan.new), "changed": len(plan.changes), "odd": len(plan.odd)}
    messages.success(request, said % counted)
    return redirect("units:list")


@open_to(Duty.ADMINISTER, Duty.SECURE)
@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """Send all units as a workbook that can be handed in again."""
    name = f"{_('单位')}-{localdate():%Y%m%d}.xlsx"
    return attached(HttpResponse(units_workbook(unit_rows()), XLSX), name)


@open_to(Duty.ADMINISTER, Duty.SECURE)
@require_safe
def template(request: HttpRequest) -> HttpResponse:
    """Send the empty sheet."""
    return attached(HttpResponse(units_workbook(()), XLSX), f"{_('单位空表')}.xlsx")
