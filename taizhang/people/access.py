"""Who may open a page. Every view of the product carries one of these decorators.

What it allows is kept on the view as `door`, so that a test can set each route against
each role. The rules of the core judge again: a page that opens is not yet a yes.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Protocol, cast

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import get_script_prefix, reverse
from django.utils.timezone import now
from django.utils.translation import gettext
from django_htmx.http import HttpResponseClientRedirect
from django_htmx.middleware import HtmxDetails

from taizhang.audit.kinds import Kind
from taizhang.audit.record import note
from taizhang.core.vocabulary import Duty
from taizhang.people import proof, second_factor
from taizhang.people.directory import holders_of
from taizhang.people.identity import duties_of
from taizhang.people.models import User
from taizhang.people.rules import rules

View = Callable[..., HttpResponseBase]
PASSWORD_PAGE = "entrance:change-password"
# Where a second factor is set up, and everything below it.
SECOND_FACTOR = "myself:second-factor"


@dataclass(frozen=True)
class Door:
    """Whom a view lets in: everybody, all staff, or holders of any of `duties`."""

    staff_only: bool
    duties: frozenset[Duty] = frozenset()

    def opens_to(self, duties: frozenset[Duty] | None) -> bool:
        """Return whether somebody with `duties` may enter; None: not signed in."""
        if duties is None:
            return not self.staff_only
        return not self.duties or bool(self.duties & duties)


class GuardedView(Protocol):
    """A view that tells whom it lets in."""

    door: Door

    def __call__(
        self, request: HttpRequest, *args: object, **kwargs: object
    ) -> HttpResponseBase:
        """Answer the request, or turn it away."""


def open_to_all(view: View) -> GuardedView:
    """Return `view` for everybody, signed in or not."""
    return _behind(Door(staff_only=False), view)


def open_to_staff(view: View) -> GuardedView:
    """Return `view` for everybody who is signed in."""
    return _behind(Door(staff_only=True), view)


def open_to(*duties: Duty) -> Callable[[View], GuardedView]:
    """Return a decorator that lets in holders of any of `duties`."""
    return lambda view: _behind(Door(True, frozenset(duties)), view)


def _behind(door: Door, view: View) -> GuardedView:
    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        return _turned_away(door, request) or view(request, *args, **kwargs)

    guarded_view = cast(GuardedView, guarded)
    guarded_view.door = door
    return guarded_view


def _turned_away(door: Door, request: HttpRequest) -> HttpResponseBase | None:
    if not door.staff_only:
        return None
    user = request.user
    if not isinstance(user, User):
        return _to_sign_in(request)
    if first := _to_do_first(request, user):
        return first
    if not door.opens_to(duties_of(user)):
        _note_refusal(request)
        raise PermissionDenied(_whom_to_ask(door))
    return None


def _to_do_first(request: HttpRequest, user: User) -> HttpResponseBase | None:
    """Lead somebody to what they have to do before anything else, None for nothing."""
    changing = request.path == reverse(PASSWORD_PAGE)
    if user.must_change_password or rules().password_too_old(user, now()):
        return None if changing else redirect(PASSWORD_PAGE)
    setting_up = request.path.startswith((reverse(SECOND_FACTOR), reverse(proof.AGAIN)))
    if changing or setting_up or not _lacks_second_factor(request, user):
        return None
    return redirect_to_login(_back(request), reverse(SECOND_FACTOR))


def _lacks_second_factor(request: HttpRequest, user: User) -> bool:
    if not second_factor.asked_of(user) or proof.by_two(request.session):
        return False
    return not second_factor.has(user)


def _back(request: HttpRequest) -> str:
    # A POST cannot be repeated after signing in: begin at the front.
    seen = request.method in {"GET", "HEAD"}
    return request.get_full_path() if seen else get_script_prefix()


def _note_refusal(request: HttpRequest) -> None:
    match = request.resolver_match
    page = match.view_name if match else ""
    about = str(match.kwargs.get("number", "")) if match else ""
    note(Kind.REFUSED, request, about, what="door", page=page)


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    back = _back(request)
    if "HX-Request" not in request.headers:
        return redirect_to_login(back)
    # What was asked for is a part of a page; whoever asked is on the whole one.
    page = HtmxDetails(request).current_url_abs_path or back
    return HttpResponseClientRedirect(redirect_to_login(page).url)


def _whom_to_ask(door: Door) -> str:
    roles = gettext("、").join(holders_of(door.duties))
    return gettext("没有打开：这一页归%(roles)s用。要办这件事，请找他们。") % {
        "roles": roles or gettext("管理员")
    }
