"""Pages of meetings: the list, calling one, the one screen, and what the secretary does there."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from taizhang.assembly import calling, seating
from taizhang.assembly.models import Meeting
from taizhang.council.meeting_forms import MeetingForm
from taizhang.council.meeting_page import shown, whose_door
from taizhang.council.meetings import meetings as meetings_so_far
from taizhang.council.meetings import session
from taizhang.council.topic_views import IN_COUNCIL, MEETING, after
from taizhang.people.access import open_to
from taizhang.people.identity import actor_of

METHODS = ["GET", "HEAD", "POST"]


@open_to(*MEETING)
@IN_COUNCIL
@require_safe
def meetings(request: HttpRequest) -> HttpResponse:
    """Show the meetings, to come and held."""
    page = meetings_so_far(after(request))
    return render(request, "council/meetings.html", {"page": page})


@open_to(*MEETING)
@IN_COUNCIL
@require_http_methods(METHODS)
def call(request: HttpRequest) -> HttpResponse:
    """Call a meeting."""
    form = MeetingForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        by, key = actor_of(request.user).id, form.cleaned_data["key"]
        row = calling.call(form.called, by, key)
        messages.success(request, _("会议已定下。接着从议题里排议程。"))
        return redirect("council:meeting", row.pk)
    context = {"form": form, "meeting": None}
    return render(request, "council/call.html", context, status=form.status)


@open_to(*MEETING)
@IN_COUNCIL
@require_http_methods(METHODS)
def change(request: HttpRequest, meeting: str) -> HttpResponse:
    """Call it for another time or place, before it begins."""
    row = _row(meeting)
    form = MeetingForm(request.POST if request.method == "POST" else None, row=row)
    if form.is_valid():
        if calling.change(row, form.called, form.cleaned_data["version"]):
            messages.success(request, _("已改好。"))
            return redirect("council:meeting", row.pk)
        form.overtaken()
    context = {"form": form, "meeting": row.pk}
    return render(request, "council/call.html", context, status=form.status)


@open_to(*MEETING)
@IN_COUNCIL
@require_safe
def meeting(request: HttpRequest, meeting: str) -> HttpResponse:
    """Show a meeting: its agenda, who is there, one topic at a time."""
    return shown(request, session(int(meeting)))


@open_to(*MEETING)
@IN_COUNCIL
@require_safe
def screen(request: HttpRequest, meeting: str) -> HttpResponse:
    """Show it in large letters, for the wall: the code at the door, one topic, the count."""
    held = session(int(meeting))
    qr = whose_door(request, held.row)[1]
    return shown(request, held, "council/screen.html", qr=qr)


@open_to(*MEETING)
@IN_COUNCIL
@require_POST
def turn(request: HttpRequest, meeting: str) -> HttpResponse:
    """Open the meeting, close it, or call it off."""
    row, act = _row(meeting), request.POST.get("act")
    if act == "close":
        _close(request, row)
    elif act == "off":
        _call_off(request, row)
    elif calling.begin(row, now()):
        messages.success(request, _("会议开始，可以签到了。"))
    else:
        messages.error(request, _("没有开始：议事会还没有在任的成员，或会议已经开过。"))
    return redirect("council:meeting", row.pk)


@open_to(*MEETING)
@IN_COUNCIL
@require_POST
def seat(request: HttpRequest, meeting: str) -> HttpResponse:
    """Tick a member as present, or take a sign-in back."""
    row, chosen = _row(meeting), request.POST.get("seat", "")
    which = int(chosen[:9]) if chosen.isdecimal() else 0
    strikes = request.POST.get("act") == "strike"
    done = seating.strike(row, which) if strikes else seating.sign(row, which, now())
    if not done:
        messages.error(request, _("没有记下：会议没在开，或没有这个席位。"))
    back = request.POST.get("topic", "1")
    return redirect(f"{_address(row)}?topic={back if back.isdecimal() else 1}#seats")


def _address(row: Meeting) -> str:
    return redirect("council:meeting", row.pk).url


def _call_off(request: HttpRequest, row: Meeting) -> None:
    if calling.call_off(row, now()):
        messages.success(request, _("这次会不开了，议题都回到了议题里。"))
    else:
        messages.error(request, _("没有取消：会议已经开始，或早已结束。"))


def _close(request: HttpRequest, row: Meeting) -> None:
    left = calling.end(row, now())
    words = ngettext(
        "还没结束：%(n)d 个议题记了要点或票数，没有结论。请先写结论。",
        "还没结束：%(n)d 个议题记了要点或票数，没有结论。请先写结论。",
        left,
    )
    if left:
        messages.error(request, words % {"n": left})
    else:
        messages.success(request, _("会议结束。没议到的回到议题里，记录可以打印了。"))


def _row(meeting: str) -> Meeting:
    return get_object_or_404(Meeting.objects.select_related("chair"), pk=int(meeting))
