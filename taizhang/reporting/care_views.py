"""The large-type pages: four tasks to choose from, and the form one question at a time."""

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import get_script_prefix
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from taizhang.people.access import open_to_all
from taizhang.reporting import care
from taizhang.reporting.sending import sent
from taizhang.reporting.whereabouts import NOWHERE

YEAR_SECONDS = 365 * 24 * 60 * 60


@open_to_all
@require_POST
def switch(request: HttpRequest) -> HttpResponse:
    """Turn large type on or off for this browser, and lead back, or to its first page."""
    wanted = request.POST.get("care") == "1"
    back = request.POST.get("next", "")
    here = url_has_allowed_host_and_scheme(
        back, {request.get_host()}, require_https=request.is_secure()
    )
    response = redirect(back if here else get_script_prefix() + "report/")
    if wanted:
        response = redirect("reporting:care")
        response.set_cookie(
            "care", "1", YEAR_SECONDS, secure=request.is_secure(), samesite="Lax",
            httponly=True,
        )  # fmt: skip
    else:
        response.delete_cookie("care", samesite="Lax")
    return response


@open_to_all
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show the four tasks."""
    return render(request, "reporting/care_home.html")


@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest) -> HttpResponse:
    """Begin the form anew on its first page."""
    if request.method == "POST":
        care.keep(request.session, care.begun())
    return redirect("reporting:care-step", care.STEPS[0])


@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, step: str) -> HttpResponseBase:
    """Ask one question, keep its answer, and lead to the next one."""
    if step not in care.STEPS:
        raise Http404
    said = care.answers(request.session) or care.begun()
    form = care.FORMS[step](
        request.POST if request.method == "POST" else None, initial=said
    )
    if form.is_bound and form.is_valid():
        care.keep(request.session, said | form.cleaned_data)
        return _onwards(request, step, form)
    return _page(request, step, form)


def _onwards(request: HttpRequest, step: str, form: forms.Form) -> HttpResponseBase:
    """Lead to the next question, or send what was answered to all of them."""
    place = care.STEPS.index(step) + 1
    if place < len(care.STEPS):
        return redirect("reporting:care-step", care.STEPS[place])
    said = care.answers(request.session)
    whole = care.whole_form(request, said)
    if whole.is_valid() and sent(request, whole, NOWHERE, said.get("category", "")):
        return redirect("reporting:receipt")
    # Some of it may have been asked on an earlier page.
    for error in (each for errors in whole.errors.values() for each in errors):
        form.add_error(None, error)
    care.keep(request.session, said | {"key": str(whole["key"].value())})
    return _page(request, step, form)


def _page(request: HttpRequest, step: str, form: forms.Form) -> HttpResponse:
    place = care.STEPS.index(step)
    context = {
        "form": form,
        "place": place + 1,
        "count": len(care.STEPS),
        "back": care.STEPS[place - 1] if place else "",
        "last": place + 1 == len(care.STEPS),
    }
    status = 422 if form.errors else 200
    return render(request, "reporting/care_step.html", context, status=status)
