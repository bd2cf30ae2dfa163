"""Setting up, changing and taking away one's own second factor.

Each asks first who sits there, unless that was shown a little while ago. Whatever makes the
account harder to enter ends its other sessions: they came in by less.
"""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from taizhang.audit.record import doer
from taizhang.myself.forms import PhoneForm
from taizhang.myself.shown import account, in_fours
from taizhang.myself.views import owner
from taizhang.people import passkeys, proof, sessions
from taizhang.people import second_factor as factor
from taizhang.people.access import open_to_staff
from taizhang.people.devices import device
from taizhang.people.proof import asked_again
from taizhang.web.codes import drawn


@open_to_staff
@require_safe
def second_factor(request: HttpRequest) -> HttpResponse:
    """Say what a second factor is and which there are; whoever must have one is led here."""
    shown = {"account": account(request, owner(request)), "next": _goal(request)}
    return render(request, "myself/second_factor.html", shown)


@open_to_staff
@asked_again
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """Show a secret to somebody's phone, and let its codes count once one was typed."""
    user = owner(request)
    form = PhoneForm(request.POST or None, user=user)
    if form.is_valid():
        typed = form.cleaned_data["code"]
        if factor.turn_codes_on(user, form.plain, typed, doer(request)):
            return _set_up(request)
        form.add_error("code", _("这个码对不上。请等手机上换一个新的，再写一次。"))
    shown = {
        "form": form,
        "qr": drawn(factor.address(user, form.plain)),
        "secret": in_fours(form.plain),
        "next": _goal(request),
    }
    return render(request, "myself/code.html", shown, status=422 if form.errors else 200)


@open_to_staff
@asked_again
@require_POST
def code_off(request: HttpRequest) -> HttpResponse:
    """Take the codes of one's phone away."""
    factor.turn_codes_off(owner(request), doer(request))
    return _taken_away(request, _("动态码已经关掉。手机上那一条可以删了。"))


@open_to_staff
@asked_again
@require_POST
def passkey_asked(request: HttpRequest) -> HttpResponse:
    """Return what a browser needs to make a passkey."""
    return JsonResponse(passkeys.asked_to_add(owner(request)))


@open_to_staff
@asked_again
@require_POST
def add_passkey(request: HttpRequest) -> HttpResponse:
    """Keep the passkey that the browser made."""
    user = owner(request)
    usual = device(request.headers.get("User-Agent", "")) or _("通行密钥")
    name = request.POST.get("name", "").strip() or usual
    try:
        passkeys.add(user, request.POST.get("answer", ""), name, doer(request))
    except passkeys.NotThisKey:
        messages.error(
            request, _("没有添加：通行密钥没有应答，或者等得太久。请再添加一次。")
        )
        return redirect("myself:second-factor")
    return _set_up(request)


@open_to_staff
@require_POST
def name_passkey(request: HttpRequest, id: int) -> HttpResponse:
    """Call a passkey something else."""
    name = request.POST.get("name", "").strip()
    if name and passkeys.rename(owner(request), id, name):
        messages.success(request, _("名字改好了。"))
    elif not name:
        messages.error(request, _("没有改：名字还空着。请写一个认得出的，如“办公室电脑”。"))
    return redirect("myself:page")


@open_to_staff
@asked_again
@require_POST
def drop_passkey(request: HttpRequest, id: int) -> HttpResponse:
    """Take a passkey away."""
    factor.remove_passkey(owner(request), id, doer(request))
    return _taken_away(request, _("这个通行密钥已经去掉，再也不能用它登录。"))


@open_to_staff
@asked_again
@require_POST
def recovery(request: HttpRequest) -> HttpResponse:
    """Make new codes on paper, and show them this once."""
    if not factor.has(owner(request)):
        return redirect("myself:second-factor")
    return _papers(request)


def _set_up(request: HttpRequest) -> HttpResponse:
    """End what came in by less; show codes on paper to whoever has none yet."""
    user = owner(request)
    proof.give(request.session, second=True)
    sessions.end_all(user, doer(request), but=request.session.session_key)
    messages.success(request, _("第二道验证设好了，下次登录就要用它。"))
    if not factor.factors(user).recovery_left:
        return _papers(request)
    return redirect(_goal(request) or "myself:page")


def _papers(request: HttpRequest) -> HttpResponse:
    codes = factor.renew_recovery(owner(request), doer(request))
    shown = {"codes": codes, "next": _goal(request) or reverse("myself:page")}
    return render(request, "myself/recovery.html", shown)


def _taken_away(request: HttpRequest, said: str) -> HttpResponse:
    if not factor.has(owner(request)):
        request.session.pop(proof.SECOND, None)
    messages.success(request, said)
    return redirect("myself:page")


def _goal(request: HttpRequest) -> str:
    """Return the page of this site to go on to, or ""."""
    asked = request.POST.get("next", request.GET.get("next", ""))
    safe = url_has_allowed_host_and_scheme(
        asked, {request.get_host()}, require_https=request.is_secure()
    )
    return asked if safe else ""
