"""The pages of units: the list, a unit, closing it and opening it again."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from taizhang.audit.record import doer
from taizhang.core.seeing import EVERYTHING
from taizhang.core.vocabulary import Duty
from taizhang.ledger.located import open_by_unit
from taizhang.ledger.looking import looking
from taizhang.people import units
from taizhang.people.access import open_to
from taizhang.people.directory import holders_of
from taizhang.people.models import Unit
from taizhang.staffing.areas import Areas
from taizhang.staffing.unit_forms import CloseUnitForm, UnitForm
from taizhang.staffing.unit_page import unit_lines, unit_page


@open_to(Duty.ADMINISTER, Duty.SECURE)
@require_safe
def all_units(request: HttpRequest) -> HttpResponse:
    """Show the units of the office."""
    there, closed = unit_lines()
    return render(request, "staffing/units.html", {"lines": there, "closed": closed})


@open_to(Duty.ADMINISTER, Duty.SECURE)
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Make a unit."""
    areas = Areas()
    form = UnitForm(request.POST if request.method == "POST" else None, areas)
    if form.is_valid():
        made = form.carried_out(lambda: units.add_unit(form.details, doer(request)))
        if made:
            messages.success(request, _("已加上%(name)s。") % {"name": made.name})
            return redirect("units:list")
    context = {"form": form, "areas": areas.options.values()}
    return render(request, "staffing/add_unit.html", context, status=form.status)


@open_to(Duty.ADMINISTER, Duty.SECURE)
@require_http_methods(["GET", "HEAD", "POST"])
def unit(request: HttpRequest, code: str) -> HttpResponse:
    """Show a unit; change what it says."""
    row, areas = get_object_or_404(Unit, code=code), Areas()
    form = UnitForm(request.POST if request.method == "POST" else None, areas, row)
    if form.is_valid():
        done = form.carried_out(lambda: units.edit_unit(code, form.details, doer(request)))
        if done:
            messages.success(request, _("已保存，马上生效。"))
            return redirect("units:unit", code)
    context = {"form": form, "page": unit_page(code), "areas": areas.options.values()}
    return render(request, "staffing/unit.html", context, status=form.status)


@open_to(Duty.ADMINISTER, Duty.SECURE)
@require_http_methods(["GET", "HEAD", "POST"])
def close(request: HttpRequest, code: str) -> HttpResponse:
    """Close a unit: its matters are somewhere else by then, its people go where is said."""
    row = get_object_or_404(Unit, code=code, active=True)
    form = CloseUnitForm(request.POST if request.method == "POST" else None, row)
    # Whatever the administrator sees: a matter that nobody handles any more is lost.
    with looking(EVERYTHING):
        left = open_by_unit().get(code, 0)
    if form.is_valid() and not left:
        people_to = form.cleaned_data["people_to"]
        moved = form.carried_out(lambda: units.close_unit(code, people_to, doer(request)))
        if moved is not None:
            messages.success(request, _("%(name)s已停用。") % {"name": row.name})
            return redirect("units:list")
    page = unit_page(code)
    context = {"form": form, "page": page, "left": left}
    context["who"] = _("、").join(holders_of([Duty.DISPATCH]))
    status = 409 if left and form.is_bound else form.status
    return render(request, "staffing/close_unit.html", context, status=status)


@open_to(Duty.ADMINISTER, Duty.SECURE)
@require_POST
def reopen(request: HttpRequest, code: str) -> HttpResponse:
    """Open a closed unit again."""
    row = get_object_or_404(Unit, code=code)
    units.reopen_unit(code, doer(request))
    messages.success(request, _("%(name)s已恢复，可以派给它了。") % {"name": row.name})
    return redirect("units:unit", code)
