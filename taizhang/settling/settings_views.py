"""The settings of an office: its name, how strict it is, what is switched on."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from taizhang.audit.keeping import MONTHS_LEAST, months
from taizhang.audit.kinds import Kind
from taizhang.audit.record import note
from taizhang.core.vocabulary import Duty
from taizhang.people.access import open_to
from taizhang.people.directory import holders_of
from taizhang.places import directory
from taizhang.places.directory import office_now
from taizhang.settling import presets
from taizhang.settling.forms import OfficeForm, PresetForm, SwitchForm, standing


@open_to(Duty.ADMINISTER)
@require_safe
def settings(request: HttpRequest) -> HttpResponse:
    """Show everything that can be set, and lead to what has a page of its own."""
    return _page(request, OfficeForm(initial=standing(office_now())))


@open_to(Duty.ADMINISTER)
@require_POST
def rename(request: HttpRequest) -> HttpResponse:
    """Say what the office is called and how the public reaches it."""
    form = OfficeForm(request.POST, initial=standing(office_now()))
    if not form.is_valid():
        return _page(request, form, status=422)
    form.settle()
    note(Kind.SETTING_CHANGED, request, what="office")
    return _saved(request)


@open_to(Duty.ADMINISTER)
@require_POST
def choose_preset(request: HttpRequest) -> HttpResponse:
    """Choose how strict the office is from now on."""
    form = PresetForm(request.POST)
    if form.is_valid():
        form.settle()
        note(Kind.SETTING_CHANGED, request, what="preset", to=form.cleaned_data["preset"])
    return _saved(request)


@open_to(Duty.ADMINISTER)
@require_POST
def switch(request: HttpRequest) -> HttpResponse:
    """Switch single things on and off."""
    form = SwitchForm(request.POST)
    if form.is_valid():
        form.settle()
        note(Kind.SETTING_CHANGED, request, what="switches", on=form.cleaned_data["on"])
    return _saved(request)


@open_to(Duty.ADMINISTER)
@require_POST
def set_up_again(request: HttpRequest) -> HttpResponse:
    """Go through setting up once more; what is there stays."""
    directory.settle(office_now().chinese, setup_step=1)
    return redirect("setup:name")


def _saved(request: HttpRequest) -> HttpResponse:
    messages.success(request, _("已保存。已登记的事仍按当时的规矩办，新登记的按新的办。"))
    return redirect("settings:settings")


def _page(request: HttpRequest, form: OfficeForm, status: int = 200) -> HttpResponse:
    office = office_now()
    context = {
        "form": form,
        "presets": presets.presets(office.preset),
        "switches": presets.switches(office.switched_on),
        "months": months(),
        "least": MONTHS_LEAST,
        "auditors": _("、").join(holders_of([Duty.AUDIT])),
    }
    return render(request, "settling/settings.html", context, status=status)
