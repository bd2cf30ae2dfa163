"""The board of what partners may claim, and claiming."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from taizhang.core.vocabulary import Duty
from taizhang.partners.board import board as board_for
from taizhang.partners.board import cards
from taizhang.partners.claiming import ClaimForm, claim_by
from taizhang.people.access import open_to
from taizhang.people.identity import actor_of
from taizhang.web.addresses import issue_url


@open_to(Duty.CLAIM, Duty.DISPATCH)
@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """Show what may be claimed: to a partner what its tags say, to the office all."""
    by, at = actor_of(request.user), now()
    found = board_for(by, at, request.GET.get("after", ""))
    shown = cards(found.offers, by, at)
    context = {
        "cards": [(card, ClaimForm(auto_id=False)) for card in shown],
        "may_claim": Duty.CLAIM in by.duties,
        "gives_out": Duty.DISPATCH in by.duties,
        "next_url": f"?{urlencode({'after': found.after})}" if found.after else "",
        "here": reverse("claim:board"),
    }
    return render(request, "partners/board.html", context)


@open_to(Duty.CLAIM)
@require_POST
def claim(request: HttpRequest, number: str) -> HttpResponse:
    """Take what is offered, for one's own unit; one of several gets it."""
    claim_by(actor_of(request.user), number, ClaimForm(request.POST))
    messages.success(request, _("已认领，归您单位办。办理时限照常计算。"))
    return redirect(issue_url(number))
