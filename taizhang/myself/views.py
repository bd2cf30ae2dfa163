"""The page of one's own account, and ending sessions from it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from taizhang.audit.record import doer
from taizhang.myself.shown import account
from taizhang.people import sessions
from taizhang.people.access import open_to_staff
from taizhang.people.models import User


def owner(request: HttpRequest) -> User:
    """Return whose page it is; each view here is open to staff only."""
    assert isinstance(request.user, User), "the door is open to staff only"
    return request.user


@open_to_staff
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Show how the account is guarded, and where it is signed in."""
    return render(
        request, "myself/page.html", {"account": account(request, owner(request))}
    )


@open_to_staff
@require_POST
def end_session(request: HttpRequest, mark: str) -> HttpResponse:
    """Sign one's own session `mark` out, wherever it is."""
    if sessions.end_one(owner(request), mark, doer(request)):
        messages.success(request, _("那一处已经退出登录。"))
    return redirect("myself:page")


@open_to_staff
@require_POST
def end_sessions(request: HttpRequest) -> HttpResponse:
    """Sign out everywhere else."""
    here = request.session.session_key
    sessions.end_all(owner(request), doer(request), but=here)
    messages.success(request, _("其他地方都已经退出登录，只留下这里。"))
    return redirect("myself:page")
