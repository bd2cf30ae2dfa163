"""People out to Excel and in from it or from WPS: looked at first, written when confirmed."""

import datetime as dt
import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from taizhang.audit.kinds import Kind
from taizhang.audit.record import doer, note
from taizhang.core.standards import Preset
from taizhang.core.vocabulary import Duty
from taizhang.files.sheets import XLSX
from taizhang.people.access import open_to
from taizhang.people.models import Unit
from taizhang.people.refusals import PeopleRefused
from taizhang.places.directory import office
from taizhang.staffing.choosing import Choosing
from taizhang.staffing.models import StaffSheet
from taizhang.staffing.people_bringing import bring_in
from taizhang.staffing.people_planning import Choices, Plan, Planner
from taizhang.staffing.preview import change_lines
from taizhang.staffing.sheet_columns import PEOPLE
from taizhang.staffing.sheet_forms import SheetForm
from taizhang.staffing.sheet_writing import people_rows, people_workbook
from taizhang.staffing.wording import REFUSALS
from taizhang.web.attachments import attached

KEPT = dt.timedelta(days=1)
SHOWN_MOST = 200
KIND = "people"


@open_to(Duty.SECURE)
@require_http_methods(["GET", "HEAD", "POST"])
def sheet(request: HttpRequest) -> HttpResponse:
    """Take a list in, offer the empty sheet and the full one."""
    posted = request.method == "POST"
    given = (request.POST, request.FILES) if posted else ()
    form = SheetForm(*given, titles=PEOPLE)
    if form.is_valid() and (found := form.read()):
        file = form.cleaned_data["file"]
        kept = keep(request, KIND, str(file.name) if file else _("贴进来的名单"), found)
        return redirect("people:preview", kept.id)
    context = {"form": form, "kind": KIND}
    return render(request, "staffing/sheet.html", context, status=form.status)


@open_to(Duty.SECURE)
@require_safe
def preview(request: HttpRequest, sheet_id: uuid.UUID) -> HttpResponse:
    """Show what a list would add and change, and what cannot come in."""
    found = get_object_or_404(StaffSheet, id=sheet_id, kind=KIND, by=doer(request).who)
    plan = _planned(found, None)
    context = {"sheet": found.id, "file_name": found.file_name, "plan": plan}
    context |= {"new": plan.new[:SHOWN_MOST], "more": max(0, len(plan.new) - SHOWN_MOST)}
    context |= {"changes": change_lines(plan), "kinds": Unit.Kind.choices}
    context["roles"] = Choosing().roles()[1:]
    return render(request, "staffing/preview.html", context)


@open_to(Duty.SECURE)
@require_POST
def bring(request: HttpRequest, sheet_id: uuid.UUID) -> HttpResponse:
    """Bring the people of a list in; then come the slips."""
    by = doer(request)
    found = StaffSheet.objects.filter(id=sheet_id, kind=KIND, by=by.who).first()
    if found is None:
        messages.info(
            request, _("这份表已经导入过，或者放了一天以上。要再导，请重新交一次。")
        )
        return redirect("people:sheet")
    choices = _choices(request, _planned(found, None))
    try:
        brought = bring_in(found.entries, choices, by, light=_light())
    except PeopleRefused as why:
        for refusal in why.refusals:
            messages.error(request, str(REFUSALS[refusal]))
        return redirect("people:preview", sheet_id)
    found.delete()
    return render(request, "staffing/brought.html", {"brought": brought})


@open_to(Duty.SECURE)
@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """Send everybody as a workbook that can be handed in again; this is noted."""
    note(Kind.EXPORTED, request, what="people-xlsx")
    name = f"{_('人员')}-{localdate():%Y%m%d}.xlsx"
    return attached(HttpResponse(people_workbook(people_rows()), XLSX), name)


@open_to(Duty.SECURE)
@require_safe
def template(request: HttpRequest) -> HttpResponse:
    """Send the empty sheet."""
    return attached(HttpResponse(people_workbook(()), XLSX), f"{_('人员空表')}.xlsx")


def keep(
    request: HttpRequest, kind: str, name: str, entries: list[dict[str, str]]
) -> StaffSheet:
    """Keep a list until it is confirmed; those that nobody confirmed for a day go."""
    StaffSheet.objects.filter(at__lt=now() - KEPT).delete()
    by = doer(request).who
    return StaffSheet.objects.create(
        kind=kind, by=by, at=now(), file_name=name[-200:], entries=entries
    )


def _planned(found: StaffSheet, choices: Choices | None) -> Plan:
    return Planner(choices, light=_light(), by=found.by).take(found.entries)


def _light() -> bool:
    return office().preset is Preset.LIGHT


def _choices(request: HttpRequest, plan: Plan) -> Choices:
    """Return what was answered: which unknown units to make, which roles are meant."""
    said = request.POST
    units = {
        each.word: said.get(f"{each.key}-kind", "") or each.proposed
        for each in plan.units
        if said.get(each.key)
    }
    fitting = {name: kind for name, kind in units.items() if kind in Unit.Kind.values}
    return Choices(fitting, {each.word: said.get(each.key, "") for each in plan.roles})
