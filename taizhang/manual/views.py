"""The pages of help."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from taizhang.manual.pages import PAGES
from taizhang.people.access import open_to_staff
from taizhang.people.models import User

# Where two roles are all there are, each reads the page of its nearest kin.
LIKE = {"officer": "clerk", "head": "administrator"}


@open_to_staff
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """Lead to the page of the reader's own role, or of the clerk where there is none."""
    assert isinstance(request.user, User), "the door lets in nobody else"
    code = LIKE.get(request.user.role.code, request.user.role.code)
    return redirect("manual:page", code if code in PAGES else "clerk")


@open_to_staff
@require_safe
def page(request: HttpRequest, role: str) -> HttpResponse:
    """Show the page of a role, with the way to the others."""
    if role not in PAGES:
        raise Http404
    context = {"help": PAGES[role], "others": PAGES.values()}
    return render(request, "manual/page.html", context)
