"""Pages of messages for everybody at work here."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from taizhang.inbox.calls import calls
from taizhang.inbox.forms import WishForm
from taizhang.inbox.mine import mark_read
from taizhang.inbox.mine import mine as mine_of
from taizhang.outbox import staff
from taizhang.outbox.models import Ringing
from taizhang.outbox.ringing import RINGING, is_seen, tick_off
from taizhang.people.access import open_to, open_to_staff
from taizhang.people.identity import actor_of


@open_to_staff
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """Show what somebody was told."""
    after, before = _id(request.GET, "after"), _id(request.GET, "before")
    page = mine_of(actor_of(request.user), now(), after=after, before=before)
    return render(request, "inbox/mine.html", {"page": page})


@open_to_staff
@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    """Note that somebody read everything up to the posted message."""
    if upto := _id(request.POST, "upto"):
        count = mark_read(actor_of(request.user).id, now(), upto=upto)
        said = ngettext("%(n)d 条都记成看过了。", "%(n)d 条都记成看过了。", count)
        messages.success(request, said % {"n": count})
    return redirect("inbox:mine")


@open_to_staff
@require_POST
def read(request: HttpRequest, message_id: int) -> HttpResponse:
    """Note that somebody read one message of their own."""
    mark_read(actor_of(request.user).id, now(), only=message_id)
    return redirect("inbox:mine")


@open_to_staff
@require_http_methods(["GET", "HEAD", "POST"])
def wishes(request: HttpRequest) -> HttpResponse:
    """Show or keep what somebody wants by e-mail."""
    me = actor_of(request.user).id
    kept = staff.wish(me)
    posted = request.POST if request.method == "POST" else None
    initial = {"address": kept.address, "wants": kept.wants}
    form = WishForm(posted, initial=initial | {"language": kept.language or get_language()})
    if form.is_valid():
        form.keep(me)
        messages.success(request, _("记下了。"))
        return redirect("inbox:mine")
    context = {"form": form, "mail": staff.mail_is_set()}
    return render(request, "inbox/wishes.html", context, status=form.status)


@open_to(*RINGING)
@require_safe
def ringing(request: HttpRequest) -> HttpResponse:
    """Show which residents are to be rung up."""
    return render(request, "inbox/ringing.html", {"calls": calls(now())})


@open_to(*RINGING)
@require_POST
def rung(request: HttpRequest, ringing_id: int) -> HttpResponse:
    """Note that somebody rang a resident up, or that there is no number."""
    outcome = request.POST.get("outcome", "")
    if outcome not in Ringing.Outcome.values or not is_seen(ringing_id):
        raise Http404
    if tick_off(ringing_id, outcome, actor_of(request.user).id, now()):
        messages.success(request, _("记下了，写着是您办的。"))
    return redirect("inbox:ringing")


def _id(sent: QueryDict, name: str) -> int:
    """Return the id that was sent as `name`, 0 where there is none."""
    said = sent.get(name, "")
    return int(said) if said.isdecimal() and len(said) < 16 else 0
