"""Papers of a meeting: agenda and sign-in sheet, minutes to print, minutes as Word."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from taizhang.assembly.models import Meeting
from taizhang.audit.kinds import Kind
from taizhang.audit.record import note
from taizhang.council import labels
from taizhang.council.meeting_page import whose_door
from taizhang.council.meetings import session
from taizhang.council.papers import paper
from taizhang.council.topic_views import IN_COUNCIL, MEETING
from taizhang.council.word import minutes as minutes_as_word
from taizhang.people.access import open_to
from taizhang.web.attachments import attached

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@open_to(*MEETING)
@IN_COUNCIL
@require_safe
def agenda(request: HttpRequest, meeting: str) -> HttpResponse:
    """Show the agenda and the sheet to sign in on, as they will lie on paper."""
    held = session(int(meeting))
    row = held.row
    qr = None if row.state == Meeting.State.CLOSED else whose_door(request, row)[1]
    return render(request, "council/agenda.html", {"paper": paper(held), "qr": qr})


@open_to(*MEETING)
@IN_COUNCIL
@require_safe
def minutes(request: HttpRequest, meeting: str) -> HttpResponse:
    """Show the minutes as they will lie on paper."""
    return render(request, "council/minutes.html", {"paper": paper(session(int(meeting)))})


@open_to(*MEETING)
@IN_COUNCIL
@require_safe
def minutes_docx(request: HttpRequest, meeting: str) -> HttpResponse:
    """Hand out the minutes as Word; the audit notes it."""
    held = session(int(meeting))
    made = minutes_as_word(paper(held))
    note(Kind.EXPORTED, request, held.row.number, what="council-minutes")
    return attached(HttpResponse(made, WORD), f"{labels.label(held.row)}.docx")
