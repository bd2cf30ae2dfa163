"""Signing in and out, changing one's password, entering the demo, choosing a language."""

from django.contrib.auth import login, logout, update_session_auth_hash
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import get_script_prefix
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)
from django.views.i18n import set_language

from taizhang.audit.kinds import Kind
from taizhang.audit.record import note
from taizhang.entrance import demo
from taizhang.entrance.forms import NewPasswordForm, SignInForm
from taizhang.people.access import open_to_all, open_to_staff
from taizhang.people.remembering import forget, last_here, remember

FOUND = 302


@open_to_all
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Send staff to their desk and everybody else to sign in."""
    if request.user.is_authenticated:
        return redirect(get_script_prefix() + "desk/")
    return redirect("entrance:sign-in")


@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponseBase:
    """Let somebody in by name and password; in the demo, show the one-click entries."""
    page = LoginView.as_view(
        template_name="entrance/sign_in.html",
        authentication_form=SignInForm,
        extra_context={"entries": demo.entries()},
    )
    response = page(request)
    if request.method == "POST" and response.status_code == FOUND:
        note(Kind.SIGNED_IN, request, how="password")
    remember(response, request.user)
    return response


@open_to_all
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session on the server, and have the browser drop what it kept."""
    if request.user.is_authenticated:
        note(Kind.SIGNED_OUT, request)
    logout(request)
    response = redirect("entrance:sign-in")
    response.headers["Clear-Site-Data"] = '"cache"'
    forget(response)
    return response


@open_to_all
@require_POST
def enter_demo(request: HttpRequest) -> HttpResponse:
    """Enter the demo office as somebody of the posted `role`.

    Whoever comes back as who they were goes on where they were stopped.
    """
    person = demo.account(request.POST.get("role", ""))
    back = _way_back(request) if last_here(request) == person else ""
    login(request, person, backend="taizhang.people.backend.WholePerson")
    note(Kind.SIGNED_IN, request, how="demo")
    response = redirect(back or "entrance:home")
    remember(response, person)
    return response


@open_to_staff
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    """Change one's own password; other sessions of the account end."""
    form = NewPasswordForm(request.user, request.POST or None)
    user = form.user
    if form.is_valid():
        user.must_change_password = False
        update_session_auth_hash(request, form.save())
        note(Kind.PASSWORD_CHANGED, request)
        return redirect("entrance:home")
    context = {
        "form": form,
        "username": user.username,
        "one_time": user.must_change_password,
    }
    return render(request, "entrance/password.html", context)


@open_to_all
@require_POST
def language(request: HttpRequest) -> HttpResponseBase:
    """Remember the posted `language`, then show the page `next` of this site in it."""
    return set_language(request)


def _way_back(request: HttpRequest) -> str:
    """Return the page of this site that the sign-in page was to lead to, or ""."""
    asked = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(
        asked, {request.get_host()}, require_https=request.is_secure()
    )
    return asked if safe else ""
