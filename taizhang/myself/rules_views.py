"""Where whoever looks after the accounts says what is asked of all of them."""

import dataclasses

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from taizhang.audit.record import doer
from taizhang.core.vocabulary import Duty
from taizhang.myself.forms import RulesForm
from taizhang.people import rules as in_force
from taizhang.people.access import open_to
from taizhang.people.proof import asked_again


@open_to(Duty.SECURE)
@asked_again
@require_http_methods(["GET", "HEAD", "POST"])
def rules(request: HttpRequest) -> HttpResponse:
    """Show the rules for accounts, and let the posted ones be in force."""
    posted = request.method == "POST"
    known = dataclasses.asdict(in_force.rules())
    form = RulesForm(request.POST if posted else None, initial=known)
    if not posted or not form.is_valid():
        status = 422 if posted else 200
        return render(request, "myself/rules.html", {"form": form}, status=status)
    in_force.settle(form.rules(), doer(request))
    messages.success(request, _("已保存，从现在起照这个办。"))
    return redirect("myself:rules")
