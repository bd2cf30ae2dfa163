"""What the office does about proposals: takes them up, declines them; and members' own links."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from taizhang.agreements.models import Member
from taizhang.assembly import agenda, own_links
from taizhang.assembly.calling import sits
from taizhang.assembly.models import Topic
from taizhang.audit.kinds import Kind
from taizhang.audit.record import note
from taizhang.council.proposal_forms import DeclineForm, TakeUpForm
from taizhang.council.topic_views import IN_COUNCIL, MEETING
from taizhang.council.topics import proposal_page
from taizhang.council.views import KEEPING
from taizhang.people.access import open_to
from taizhang.people.identity import actor_of


@open_to(*MEETING)
@IN_COUNCIL
@require_http_methods(["GET", "HEAD", "POST"])
def proposal(request: HttpRequest, topic: str) -> HttpResponse:
    """Show a proposal, and make a topic of what a member wrote."""
    row = _row(topic)
    form = TakeUpForm(row, request.POST if request.method == "POST" else None)
    if form.is_valid():
        if agenda.take_up(row, form.said):
            messages.success(request, _("已列入议题，等着排进会议。"))
            return redirect("council:topics")
        form.overtaken()
    return _page(request, row, take_up=form)


@open_to(*MEETING)
@IN_COUNCIL
@require_POST
def decline(request: HttpRequest, topic: str) -> HttpResponse:
    """Say why a proposal goes before no meeting."""
    row, form = _row(topic), DeclineForm(request.POST)
    if form.is_valid():
        if agenda.decline(row, form.cleaned_data["reason"], now()):
            messages.success(request, _("已答复，提议的成员看得到。"))
            return redirect("council:topics")
        form.overtaken()
    return _page(request, row, decline=form)


@open_to(*KEEPING)
@IN_COUNCIL
@require_POST
def own_link(request: HttpRequest, member: str) -> HttpResponse:
    """Make a member's own link, or take it back."""
    row = get_object_or_404(Member, pk=int(member))
    if request.POST.get("act") == "withdraw":
        if own_links.take_back(row, now()):
            note(Kind.SETTING_CHANGED, request, what="council-link-withdrawn")
        messages.success(request, _("链接已收回。"))
    elif sits(row, localdate()):
        own_links.give(row, actor_of(request.user).id, now())
        note(Kind.SETTING_CHANGED, request, what="council-link")
        messages.success(request, _("链接做好了，发给他本人就行。"))
    else:
        messages.error(request, _("没有做：他现在不在任。请先核对任期。"))
    return redirect("council:change", row.pk)


def _row(topic: str) -> Topic:
    rows = Topic.objects.select_related("proposer__kind")
    return get_object_or_404(rows, pk=int(topic), proposed=True)


def _page(
    request: HttpRequest,
    row: Topic,
    take_up: TakeUpForm | None = None,
    decline: DeclineForm | None = None,
) -> HttpResponse:
    wrong = decline or take_up
    context = {
        "page": proposal_page(row),
        "form": wrong,
        "take_up": take_up or TakeUpForm(row),
        "decline": decline or DeclineForm(),
    }
    status = wrong.status if wrong else 200
    return render(request, "council/proposal.html", context, status=status)
