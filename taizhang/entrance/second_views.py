"""The second step of signing in, passkeys, and showing again who one is."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from taizhang.audit.kinds import Kind
from taizhang.audit.record import Doer, doer, note
from taizhang.entrance.entering import come_in, half_in
from taizhang.entrance.forms import AgainForm, CodeForm, shut
from taizhang.entrance.ways import way_back
from taizhang.people import passkeys, proof, second_factor
from taizhang.people.access import open_to_all, open_to_staff
from taizhang.people.models import User


@open_to_all
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def second_step(request: HttpRequest) -> HttpResponse:
    """Ask whoever gave the right password for the second factor."""
    half = half_in(request)
    if half is None:
        return redirect("entrance:sign-in")
    form = CodeForm(request.POST or None, user=half.user, request=request)
    if form.is_valid():
        return come_in(request, half.user, half.goal, how=form.how, second=True)
    return _second_page(request, half.user, form)


@open_to_all
@require_POST
def passkey_asked(request: HttpRequest) -> HttpResponse:
    """Return what a browser needs to ask for a passkey: of who is half in, or of anybody."""
    half = half_in(request) if "second" in request.POST else None
    asked = passkeys.asked_to_enter(_asking(request) or (half.user if half else None))
    return JsonResponse(asked)


@open_to_all
@require_POST
def passkey(request: HttpRequest) -> HttpResponse:
    """Let somebody in by the answer of a passkey, after the password or without one."""
    half = half_in(request) if "second" in request.POST else None
    answer = request.POST.get("answer", "")
    try:
        user = half.user if half else passkeys.owner(answer)
        passkeys.spend(user, answer)
    except passkeys.NotThisKey:
        return _not_this_key(request, half.user if half else None)
    if why := shut(user):
        return render(request, "entrance/not_in.html", {"why": why}, status=409)
    goal = half.goal if half else way_back(request) or "entrance:home"
    return come_in(request, user, goal, how="passkey", second=True)


@open_to_staff
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def again(request: HttpRequest) -> HttpResponse:
    """Ask somebody who is signed in to show again who they are, then lead them on."""
    user = request.user
    assert isinstance(user, User), "the door is open to staff only"
    asked = {"password": AgainForm, "code": CodeForm}
    forms = {
        name: kind(
            request.POST if name in request.POST else None, user=user, request=request
        )
        for name, kind in asked.items()
    }
    if any(form.is_valid() for form in forms.values()) or _by_passkey(request, user):
        proof.give(request.session)
        return redirect(way_back(request) or "myself:page")
    tried = next((form for form in forms.values() if form.is_bound), None)
    context = {
        "form": tried or forms["password"],
        "forms": forms,
        "next": way_back(request),
        "factors": second_factor.factors(user),
        "passkeys": passkeys.can_be_used(request),
        "not_this_key": "answer" in request.POST,
    }
    return render(request, "entrance/again.html", context)


def _asking(request: HttpRequest) -> User | None:
    """Return who is signed in and shows again who they are, if that is what it is for."""
    user = request.user
    return user if "again" in request.POST and isinstance(user, User) else None


def _by_passkey(request: HttpRequest, user: User) -> bool:
    if "answer" not in request.POST:
        return False
    try:
        passkeys.spend(user, request.POST["answer"])
    except passkeys.NotThisKey:
        note(Kind.FACTOR_FAILED, request, user.pseudonym, what="passkey")
        return False
    return True


def _not_this_key(request: HttpRequest, user: User | None) -> HttpResponse:
    """Say that the passkey did not fit; only after a right password is there whose to note."""
    if user is None:
        return render(request, "entrance/not_in.html", {"why": ""}, status=409)
    note(Kind.FACTOR_FAILED, Doer(came_from=doer(request).came_from), user.pseudonym)
    return _second_page(request, user, CodeForm(None, user=user, request=request), True)


def _second_page(
    request: HttpRequest, user: User, form: CodeForm, not_this_key: bool = False
) -> HttpResponse:
    context = {
        "form": form,
        "factors": second_factor.factors(user),
        "passkeys": passkeys.can_be_used(request),
        "not_this_key": not_this_key,
    }
    return render(request, "entrance/second_step.html", context)
