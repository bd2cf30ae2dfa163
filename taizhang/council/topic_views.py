"""Pages of topics: what may be talked over, proposals, and putting them on an agenda."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from taizhang.assembly import agenda
from taizhang.assembly.models import Meeting, Topic
from taizhang.core.standards import Switch
from taizhang.core.vocabulary import Duty
from taizhang.council.meeting_forms import TopicForm
from taizhang.council.outcomes import outcomes as outcomes_so_far
from taizhang.council.topics import topics_page
from taizhang.people.access import open_to
from taizhang.people.identity import actor_of
from taizhang.web.switched import where_there_is

MEETING = (Duty.ADMINISTER, Duty.DISPATCH, Duty.RULE)
IN_COUNCIL = where_there_is(Switch.COUNCIL)


@open_to(*MEETING)
@IN_COUNCIL
@require_safe
def topics(request: HttpRequest) -> HttpResponse:
    """Show what waits for a meeting, and what could be put to one."""
    return render(request, "council/topics.html", {"page": topics_page()})


@open_to(*MEETING)
@IN_COUNCIL
@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: HttpRequest) -> HttpResponse:
    """Write down what somebody proposes."""
    form = TopicForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        by = actor_of(request.user).id
        agenda.propose(form.said, by, now(), form.cleaned_data["key"])
        messages.success(request, _("已记下，等着排进会议。"))
        return redirect("council:topics")
    return render(request, "council/propose.html", {"form": form}, status=form.status)


@open_to(*MEETING)
@IN_COUNCIL
@require_POST
def schedule(request: HttpRequest) -> HttpResponse:
    """Put the ticked topics on the agenda of the chosen meeting."""
    chosen, ticked = request.POST.get("meeting", ""), request.POST.getlist("topics")
    if not (chosen.isdecimal() and ticked):
        messages.error(request, _("没有排：请先勾议题，再选会议。"))
        return redirect("council:topics")
    row = get_object_or_404(Meeting, pk=int(chosen[:9]))
    cases = [name[2:] for name in ticked if name.startswith("c-")]
    proposals = [int(n[2:][:9]) for n in ticked if n[:2] == "p-" and n[2:].isdecimal()]
    by = actor_of(request.user).id
    went = agenda.schedule(row, agenda.put(cases), proposals, by, now())
    words = ngettext("排进了 %(n)d 个议题。", "排进了 %(n)d 个议题。", went)
    messages.success(request, words % {"n": went})
    return redirect("council:meeting", row.pk)


@open_to(*MEETING)
@IN_COUNCIL
@require_POST
def drop(request: HttpRequest, topic: str) -> HttpResponse:
    """Take a topic off its agenda, back to the list."""
    row = get_object_or_404(Topic, pk=int(topic), meeting__isnull=False)
    if agenda.take_off(row):
        messages.success(request, _("已从议程上拿下，还在议题里。"))
    else:
        messages.error(request, _("没有拿下：这个议题已经议过，或正在表决。"))
    return redirect("council:meeting", row.meeting_id)


@open_to(*MEETING)
@IN_COUNCIL
@require_safe
def outcomes(request: HttpRequest) -> HttpResponse:
    """Show what became of every resolution."""
    page = outcomes_so_far(after(request))
    return render(request, "council/outcomes.html", {"page": page})


def after(request: HttpRequest) -> int:
    """Return the id after which the page that is asked for begins, 0 for the first one."""
    asked = request.GET.get("after", "")
    return int(asked[:9]) if asked.isdecimal() else 0
