"""The pages on which the office keeps agreements, tags and the list of communities."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from taizhang.agreements.models import Agreement
from taizhang.audit.kinds import Kind
from taizhang.audit.record import note
from taizhang.partners.keeping import AgreementForm, OutsideForm, TagsForm
from taizhang.partners.looking import KEEPING
from taizhang.partners.views import known
from taizhang.people.access import open_to

METHODS = ["GET", "HEAD", "POST"]


@open_to(*KEEPING)
@require_http_methods(METHODS)
def add_agreement(request: HttpRequest, unit_code: str) -> HttpResponse:
    """Write down what a unit agreed to."""
    return _agreement(request, unit_code, None)


@open_to(*KEEPING)
@require_http_methods(METHODS)
def change_agreement(request: HttpRequest, unit_code: str, agreement: str) -> HttpResponse:
    """Put an agreement right, or say when it ended."""
    row = get_object_or_404(Agreement, pk=int(agreement), unit=unit_code)
    return _agreement(request, unit_code, row)


def _agreement(request: HttpRequest, unit_code: str, row: Agreement | None) -> HttpResponse:
    unit = known(request, unit_code)
    told = AgreementForm.told_by(row) if row else {"since": localdate()}
    posted = request.method == "POST"
    form = (
        AgreementForm(request.POST, request.FILES)
        if posted
        else AgreementForm(initial=told)
    )
    if posted and form.is_valid() and form.write(unit_code, row):
        note(Kind.SETTING_CHANGED, request, unit_code, what="agreement")
        messages.success(request, _("协议已记下。"))
        return redirect("partners:partner", unit_code)
    context = {"form": form, "unit": unit, "there": bool(row)}
    return render(request, "partners/agreement.html", context, status=form.status)


@open_to(*KEEPING)
@require_http_methods(METHODS)
def tags(request: HttpRequest) -> HttpResponse:
    """Show and change the tags that partners may bear."""
    form = TagsForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        form.write()
        note(Kind.SETTING_CHANGED, request, what="partner-tags")
        messages.success(request, _("标签已记下。"))
        return redirect("partners:tags")
    return render(request, "partners/tags.html", {"form": form}, status=form.status)


@open_to(*KEEPING)
@require_http_methods(METHODS)
def outside(request: HttpRequest) -> HttpResponse:
    """Show and change what communities need not take."""
    form = OutsideForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        form.write()
        note(Kind.SETTING_CHANGED, request, what="community-list")
        messages.success(request, _("清单已记下，退回时就按它。"))
        return redirect("partners:outside")
    return render(request, "partners/outside.html", {"form": form}, status=form.status)
