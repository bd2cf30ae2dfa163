"""What becomes of a draft when its form is sent: gone once it is carried out, and kept when
the session of whoever sends it is over.

Kept as a draft of whoever signed in last in that browser, and shown to nobody else. A form
that was opened before somebody else signed in there does not come as far as here: its token
went with that sign-in.
"""

from collections.abc import Callable
from typing import Final, cast

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.utils.timezone import now
from django.utils.translation import gettext as _

from taizhang.desk import drafts
from taizhang.people.access import PASSWORD_PAGE, SECOND_FACTOR
from taizhang.people.models import User
from taizhang.people.proof import AGAIN
from taizhang.people.remembering import last_here

NEVER_KEPT: Final = frozenset({"desk", "entrance"})


class NothingLost:
    """Middleware: whoever has to sign in first finds again what they were sending."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        """Take the rest of the chain."""
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer as the rest of the chain does; keep what it turned away."""
        response = self._answer(request)
        if request.method != "POST":
            return response
        door = _door(response)
        if _carried_out(request, response, door):
            drafts.discard(cast(User, request.user), request.POST["draft"])
        elif door and _kept(request):
            messages.info(request, _said(request))
            # The page that the form is on can be opened; what was sent cannot be repeated.
            return redirect_to_login(request.get_full_path(), door)
        return response


def _carried_out(request: HttpRequest, response: HttpResponse, door: str) -> bool:
    """Whether a form that the book does not know was sent, and its page led on."""
    led_on = response.status_code == 302 and not door
    return led_on and "draft" in request.POST and request.user.is_authenticated


def _door(response: HttpResponse) -> str:
    """Return at which door somebody was turned away, "" for none."""
    if response.status_code != 302:
        return ""
    doors = map(resolve_url, (settings.LOGIN_URL, SECOND_FACTOR, PASSWORD_PAGE, AGAIN))
    leads = response.headers["Location"].partition("?")[0]
    return next((door for door in doors if door == leads), "")


def _said(request: HttpRequest) -> str:
    if request.user.is_authenticated:
        return _("办之前，账号还有一件事要先做。您写的内容已保存，做完接着写。")
    if request.FILES:
        return _("太久没动，需要重新登录。您写的内容已保存，登录后接着写；照片要重新选。")
    return _("太久没动，需要重新登录。您写的内容已保存，登录后接着写。")


def _kept(request: HttpRequest) -> bool:
    owner = last_here(request)
    match = request.resolver_match
    # What the script on a page keeps by itself is no page to come back to, and passwords
    # and codes are kept nowhere.
    if owner is None or match is None or match.app_name in NEVER_KEPT:
        return False
    try:
        writing = drafts.posted(request.path, request.POST)
        return drafts.keep(owner, writing, now(), lost=True)
    except drafts.Unfit:
        return False
