"""Signing in and out, changing one's password, entering the demo, choosing a language."""

from django.contrib.auth import login, logout, update_session_auth_hash
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import get_script_prefix
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)
from django.views.i18n import set_language

from taizhang.entrance import demo
from taizhang.entrance.forms import NewPasswordForm, SignInForm
from taizhang.people.access import open_to_all, open_to_staff


@open_to_all
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Send staff to the ledger and everybody else to sign in."""
    if request.user.is_authenticated:
        return redirect(get_script_prefix() + "ledger/")
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
    return page(request)


@open_to_all
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session on the server, and have the browser drop what it kept."""
    logout(request)
    response = redirect("entrance:sign-in")
    response.headers["Clear-Site-Data"] = '"cache"'
    return response


@open_to_all
@require_POST
def enter_demo(request: HttpRequest) -> HttpResponse:
    """Enter the demo office as somebody of the posted `role`."""
    person = demo.account(request.POST.get("role", ""))
    login(request, person, backend="taizhang.people.backend.WholePerson")
    return redirect("entrance:home")


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
