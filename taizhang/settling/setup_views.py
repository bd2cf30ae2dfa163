"""Setting an office up: five steps, each of which can be left out, done again and resumed."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from taizhang.audit.kinds import Kind
from taizhang.audit.record import note
from taizhang.core.vocabulary import Duty
from taizhang.people.access import open_to
from taizhang.places import directory
from taizhang.places.directory import communities, office_now
from taizhang.settling import presets
from taizhang.settling.forms import OfficeForm, PresetForm, standing
from taizhang.settling.steps import BY_NAME, FINISHED, STEPS, way


@open_to(Duty.ADMINISTER)
@require_safe
def resume(request: HttpRequest) -> HttpResponse:
    """Lead to the step at which somebody stopped."""
    step = office_now().setup_step
    if step > len(STEPS):
        return redirect("setup:done")
    return redirect(f"setup:{STEPS[max(step, 1) - 1].name}")


@open_to(Duty.ADMINISTER)
@require_http_methods(["GET", "HEAD", "POST"])
def name(request: HttpRequest) -> HttpResponse:
    """Say what the office is called and how the public reaches it."""
    data = request.POST if request.method == "POST" else None
    form = OfficeForm(data, initial=standing(office_now()))
    if form.is_valid():
        form.settle()
        note(Kind.SETTING_CHANGED, request, what="office")
        return _on_to("places")
    return _page(request, "name", {"form": form}, status=422 if form.errors else 200)


@open_to(Duty.ADMINISTER)
@require_safe
def places(request: HttpRequest) -> HttpResponse:
    """Take the sheet of places in; the pages of places do the rest and lead back."""
    return _page(request, "places", {})


@open_to(Duty.ADMINISTER)
@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Take the list of people in; the pages of people do the rest and lead back."""
    return _page(request, "people", {})


@open_to(Duty.ADMINISTER)
@require_http_methods(["GET", "HEAD", "POST"])
def preset(request: HttpRequest) -> HttpResponse:
    """Choose how strict the office is."""
    form = PresetForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        form.settle()
        chosen = form.cleaned_data["preset"]
        note(Kind.SETTING_CHANGED, request, what="preset", to=chosen)
        return _on_to("posters")
    context = {
        "form": form,
        "presets": presets.presets(office_now().preset),
        "limits": presets.limits(),
        "verification": presets.verification(),
        "kinds": presets.kinds_of_matter(),
    }
    return _page(request, "preset", context, status=422 if form.errors else 200)


@open_to(Duty.ADMINISTER)
@require_safe
def posters(request: HttpRequest) -> HttpResponse:
    """Lead to the first sheets with QR codes."""
    context = {"address": office_now().public_address, "communities": communities()}
    return _page(request, "posters", context)


@open_to(Duty.ADMINISTER)
@require_safe
def done(request: HttpRequest) -> HttpResponse:
    """Say what there is now, and what to do today."""
    return _page(request, FINISHED, {})


@open_to(Duty.ADMINISTER)
@require_POST
def go(request: HttpRequest) -> HttpResponse:
    """Go on to the posted step, whether the one before is done or not."""
    wanted = request.POST.get("to", "")
    if wanted not in {*BY_NAME, FINISHED}:
        raise Http404
    return _on_to(wanted)


@open_to(Duty.ADMINISTER)
@require_POST
def finish(request: HttpRequest) -> HttpResponse:
    """Be done with setting up, or leave it for good; the settings can begin it again."""
    directory.settle(office_now().chinese, setup_step=0)
    note(Kind.SETTING_CHANGED, request, what="set-up")
    messages.success(request, _("开办向导收起来了。要再走一遍，到“设置”里点。"))
    return redirect("entrance:home")


def _on_to(name: str) -> HttpResponse:
    step = BY_NAME.get(name, len(STEPS) + 1)
    directory.settle(office_now().chinese, setup_step=step)
    return redirect(f"setup:{name}")


def _page(
    request: HttpRequest, here: str, context: Mapping[str, object], status: int = 200
) -> HttpResponse:
    number = BY_NAME.get(here, len(STEPS) + 1)
    common: dict[str, object] = {"way": way(here), "here": here, "number": number}
    if number <= len(STEPS):
        common["step"] = STEPS[number - 1]
        common["next"] = STEPS[number].name if number < len(STEPS) else FINISHED
        common["before"] = STEPS[number - 2].name if number > 1 else ""
    page = f"settling/{here}.html"
    return render(request, page, common | dict(context), status=status)
