"""The pages of the places: the tree, a place, every act on it, and taking one back."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from taizhang.atlas.acts import PlaceAct
from taizhang.atlas.beginning import BeginForm
from taizhang.atlas.finding import found
from taizhang.atlas.lately import changes
from taizhang.atlas.page import place_page
from taizhang.atlas.tree import named, tree
from taizhang.atlas.wording import REFUSALS
from taizhang.core.places import PlaceRefused
from taizhang.core.vocabulary import Duty
from taizhang.ledger.located import knows
from taizhang.people.access import GuardedView, View, open_to
from taizhang.people.identity import actor_of
from taizhang.places import changing, recording
from taizhang.places.changing import Who
from taizhang.places.models import OtherName, PlaceChange


@open_to(Duty.ADMINISTER)
@require_http_methods(["GET", "HEAD", "POST"])
def root(request: HttpRequest) -> HttpResponse:
    """Show the subdistrict with its communities; ask for it where nobody entered it yet."""
    if row := tree().root:
        return _shown(request, row.code)
    form = BeginForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and (change := form.begun(_who(request))):
        return redirect("atlas:place", change.code)
    return render(request, "atlas/begin.html", {"form": form}, status=form.status)


@open_to(Duty.ADMINISTER)
@require_safe
def place(request: HttpRequest, code: str) -> HttpResponse:
    """Show a place: what lies in it, what it is called, what became of it."""
    return _shown(request, code)


@open_to(Duty.ADMINISTER)
@require_POST
def find(request: HttpRequest) -> HttpResponse:
    """Show the places that what was typed may mean."""
    typed = request.POST.get("name", "").strip()[:200]
    return render(request, "atlas/found.html", {"typed": typed, "found": found(typed)})


def act(wanted: PlaceAct) -> GuardedView:
    """Return the view of one act: its page, and carrying it out."""

    def view(request: HttpRequest, code: str) -> HttpResponse:
        return _act(request, code, wanted)

    view.__name__ = wanted.name
    view.__doc__ = f"Show and carry out {wanted.name}."
    guarded = require_http_methods(["GET", "HEAD", "POST"])(view)
    return open_to(Duty.ADMINISTER)(cast(View, guarded))


@open_to(Duty.ADMINISTER)
@require_POST
def drop_name(request: HttpRequest, code: str) -> HttpResponse:
    """Take away what people no longer say."""
    sent = request.POST.get("key", "")
    key = int(sent) if sent.isdecimal() else 0
    said = get_object_or_404(OtherName, pk=key, place__code=code, sort=OtherName.Sort.SAID)
    changing.call_no_more(code, said.pk, _who(request))
    messages.success(request, _("已去掉这个俗称。"))
    return redirect("atlas:place", code)


@open_to(Duty.ADMINISTER)
@require_safe
def lately(request: HttpRequest) -> HttpResponse:
    """Show what was done to the places lately, and what of it can be taken back."""
    return render(request, "atlas/lately.html", {"changes": changes(now())})


@open_to(Duty.ADMINISTER)
@require_POST
def undo(request: HttpRequest, change_id: int) -> HttpResponse:
    """Take a change back."""
    change = get_object_or_404(PlaceChange, id=change_id)
    try:
        recording.undo(change, knows, now())
        messages.success(request, _("已撤回，恢复成改动以前的样子。"))
    except PlaceRefused as why:
        for refusal in why.refusals:
            messages.error(request, str(REFUSALS[refusal]))
    return redirect("atlas:lately")


def _shown(request: HttpRequest, code: str) -> HttpResponse:
    return render(request, "atlas/place.html", {"page": place_page(code)})


def _act(request: HttpRequest, code: str, wanted: PlaceAct) -> HttpResponse:
    places = tree()
    row = places.place(code)
    form = wanted.form(
        request.POST if request.method == "POST" else None, tree=places, row=row
    )
    if form.is_valid() and (change := form.carried_out(_who(request))):
        messages.success(
            request,
            _("%(act)s：已记下。改错了，一天内可以在“最近改动”里撤回。")
            % {"act": wanted.title},
        )
        return redirect("atlas:place", change.code)
    context = {
        "form": form,
        "act": wanted,
        "name": named(row),
        "code": code,
        "way": [(each.code, named(each)) for each in places.upwards(row)],
    }
    return render(request, "atlas/act.html", context, status=form.status)


def _who(request: HttpRequest) -> Who:
    return Who(actor_of(request.user).id, now())
