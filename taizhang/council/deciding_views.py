"""What the secretary writes down about a topic: points, votes, and how it ended."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from taizhang.assembly import counting, deciding
from taizhang.assembly.models import Meeting, Topic
from taizhang.council.meeting_forms import HandsForm, NotesForm, ResolveForm
from taizhang.council.meeting_page import shown
from taizhang.council.meetings import session
from taizhang.council.topic_views import IN_COUNCIL, MEETING
from taizhang.people.access import open_to
from taizhang.people.identity import actor_of
from taizhang.web.acting import attempt

NOT_NOW = gettext_lazy(
    "没有记下：手机还在表决，或这个议题刚有了结论。请先数票，或刷新看看。"
)
GONE = gettext_lazy(
    "这件事在会外有了变化，不等着议了。请选“不形成决议”，写明缘由，会议才能结束。"
)


@open_to(*MEETING)
@IN_COUNCIL
@require_POST
def notes(request: HttpRequest, topic: str) -> HttpResponse:
    """Write down what was said, in points."""
    row = _row(topic)
    form = NotesForm(request.POST)
    if _over(row):
        return _told_over(request, row)
    if form.is_valid() and form.write(row):
        messages.success(request, _("要点已记下。"))
        return _back(row)
    return _again(request, row, "notes", form)


@open_to(*MEETING)
@IN_COUNCIL
@require_POST
def votes(request: HttpRequest, topic: str) -> HttpResponse:
    """Write down the hands, let phones vote, or count the phones."""
    row = _row(topic)
    if _over(row):
        return _told_over(request, row)
    act = request.POST.get("act", "")
    if act == "open":
        counting.open_poll(row)
        messages.success(request, _("手机表决开始，签到的成员在同一个网页上投。"))
        return _back(row)
    if act == "count":
        return _counted(request, row)
    assert row.meeting is not None
    form = HandsForm(request.POST, present=counting.present(row.meeting))
    if form.is_valid():
        counting.by_hands(row, form.tally)
        messages.success(request, _("票数已记下。"))
        return _back(row)
    return _again(request, row, "hands", form)


@open_to(*MEETING)
@IN_COUNCIL
@require_POST
def resolve(request: HttpRequest, topic: str) -> HttpResponse:
    """Write down how a topic ended, into the book as well; a resolution is given out at once."""
    row = _row(topic)
    if _over(row):
        return _told_over(request, row)
    form = ResolveForm(request.POST)
    if form.is_valid() and _decided(request, row, form):
        resolved = form.decision.resolved
        words = _("决议已记下，交给落实单位了。") if resolved else _("已记下。")
        messages.success(request, words)
        return _back(row)
    return _again(request, row, "resolve", form)


def _counted(request: HttpRequest, row: Topic) -> HttpResponse:
    tally = counting.close_poll(row)
    if tally is None:
        messages.error(request, _("没有数票：手机没在表决，可能刚数过。"))
    else:
        words = _("共 %(n)d 票，谁投了什么没有留下。") % {"n": tally.voted}
        messages.success(request, words)
    return _back(row)


def _decided(request: HttpRequest, row: Topic, form: ResolveForm) -> bool:
    said, by = form.decision, actor_of(request.user)
    try:
        done = attempt(
            form, "", lambda: (deciding.decide(row, said, by, now(), form.sent),)
        )
    except deciding.Over:
        form.add_error(None, NOT_NOW)
        return False
    if form.refused and row.case and not deciding.waits(row):
        form.add_error(None, GONE)
    return done is not None


def _row(topic: str) -> Topic:
    rows = Topic.objects.select_related("meeting__chair", "proposer")
    return get_object_or_404(rows, pk=int(topic), meeting__isnull=False)


def _over(row: Topic) -> bool:
    meeting = row.meeting
    return bool(row.outcome) or meeting is None or meeting.state != Meeting.State.OPEN


def _told_over(request: HttpRequest, row: Topic) -> HttpResponse:
    messages.error(request, _("没有记下：这个议题已经有结论，或会议没在开。"))
    return _back(row)


def _back(row: Topic) -> HttpResponse:
    assert row.meeting is not None
    before = row.meeting.topics.filter(order__lt=row.order).count()
    address = reverse("council:meeting", args=[row.meeting_id])
    return redirect(f"{address}?topic={before + 1}")


def _again(
    request: HttpRequest, row: Topic, name: str, form: NotesForm | HandsForm | ResolveForm
) -> HttpResponse:
    assert row.meeting_id is not None
    return shown(request, session(row.meeting_id), wrong=(row.pk, name, form))
