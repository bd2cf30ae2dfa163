"""Turning over a list: from one matter to the one before or after it, as the list stands now."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from taizhang.ledger.queries import beside
from taizhang.people.access import GuardedView, View, open_to_staff
from taizhang.web.addresses import issue_url
from taizhang.web.asked import Asked
from taizhang.web.came_from import CameFrom

ENDS = {
    "next": _("这份清单后面没有了。"),
    "previous": _("这份清单前面没有了。"),
}


def to(turn: str) -> GuardedView:
    """Return the view that turns to the `next` or the `previous` matter of a list."""

    def view(request: HttpRequest, number: str) -> HttpResponse:
        return _turned(request, number, turn)

    view.__name__ = f"turn_to_{turn}"
    view.__doc__ = f"Lead to the {turn} matter of the list that the address names."
    return open_to_staff(cast(View, require_safe(view)))


def _turned(request: HttpRequest, number: str, turn: str) -> HttpResponse:
    here, asked = CameFrom.at_address(request.GET), Asked.at_address(request.GET)
    found = beside(
        number,
        asked.filters,
        timezone.now(),
        sort=asked.order,
        place=here.place,
        forwards=turn == "next",
    )
    if found:
        return redirect(issue_url(found, query=here.anywhere.query))
    messages.info(request, str(ENDS[turn]))
    return redirect(issue_url(number, query=here.query))
