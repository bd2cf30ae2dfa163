"""Signing in and out, changing one's password, entering the demo, choosing a language."""

from django.contrib.auth import logout, update_session_auth_hash
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import get_script_prefix
from django.utils.timezone import now
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)
from django.views.i18n import set_language

from taizhang.audit.kinds import Kind
from taizhang.audit.record import doer, note
from taizhang.core.vocabulary import Duty
from taizhang.entrance import demo
from taizhang.entrance.entering import begin, come_in
from taizhang.entrance.forms import NewPasswordForm, SignInForm
from taizhang.entrance.ways import way_back
from taizhang.people import passkeys, passwords, proof, sessions
from taizhang.people.access import open_to_all, open_to_staff
from taizhang.people.identity import duties_of
from taizhang.people.models import User
from taizhang.people.remembering import forget, last_here, remember
from taizhang.people.rules import rules
from taizhang.places.directory import office


class SignIn(LoginView):
    """Django's sign-in page, which leads to the second factor where there is one."""

    template_name = "entrance/sign_in.html"
    authentication_form = SignInForm

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        """Let somebody in whose password was right, or ask for more."""
        user = form.get_user()
        assert isinstance(user, User), "the form lets only our own accounts through"
        return begin(self.request, user, self.get_success_url())


@open_to_all
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Send staff to their desk, and show residents what they may come for.

    Who administers an office that is not set up yet comes to that first. The demo begins at
    its one-click entries.
    """
    if not request.user.is_authenticated:
        if demo.entries():
            return redirect("entrance:sign-in")
        return render(request, "entrance/residents.html")
    setting_up = office().setup_step and Duty.ADMINISTER in duties_of(request.user)
    return redirect(get_script_prefix() + ("setup/" if setting_up else "desk/"))


@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponseBase:
    """Let somebody in by name and password; in the demo, show the one-click entries."""
    shown = {"entries": demo.entries(), "passkeys": passkeys.can_be_used(request)}
    response = SignIn.as_view(extra_context=shown)(request)
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
    back = way_back(request) if last_here(request) == person else ""
    return come_in(request, person, back or "entrance:home", how="demo")


@open_to_staff
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    """Change one's own password; other sessions of the account end."""
    user = request.user
    assert isinstance(user, User), "the door is open to staff only"
    form = NewPasswordForm(user, request.POST or None, request=request)
    if form.is_valid():
        passwords.change(user, form.cleaned_data["new_password1"])
        update_session_auth_hash(request, user)
        proof.give(request.session)
        note(Kind.PASSWORD_CHANGED, request)
        sessions.end_all(user, doer(request), but=request.session.session_key)
        return redirect(way_back(request) or "entrance:home")
    context = {
        "form": form,
        "next": way_back(request),
        "username": user.username,
        "one_time": user.must_change_password,
        "too_old": rules().password_too_old(user, now()),
    }
    return render(request, "entrance/password.html", context)


@open_to_all
@require_POST
def language(request: HttpRequest) -> HttpResponseBase:
    """Remember the posted `language`, then show the page `next` of this site in it."""
    return set_language(request)
