"""The door of a meeting: members sign in with their phone, vote, and see what became of it.

Nobody has an account there. The address is random and holds nothing; the phone that signed
in keeps a secret for this meeting alone.
"""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from taizhang.assembly import counting, seating
from taizhang.assembly.models import Ballot, Meeting, Seat
from taizhang.assembly.seating import Came
from taizhang.council.door import door_page, seats, why_not
from taizhang.council.meeting_forms import DoorForm
from taizhang.council.topic_views import IN_COUNCIL
from taizhang.people.access import open_to_all
from taizhang.web.unreferred import unreferred

COOKIE = "council_seat"
STAYS = 12 * 60 * 60


@open_to_all
@IN_COUNCIL
@unreferred
@require_http_methods(["GET", "HEAD", "POST"])
def door(request: HttpRequest, door: str) -> HttpResponse:
    """Show the meeting to whoever holds its link; sign a member in, or take their vote."""
    row = get_object_or_404(Meeting, door=door)
    seat = seating.seat_of(row, request.COOKIES.get(COOKIE, ""))
    if request.method == "POST":
        return _voted(request, row, seat) if seat else _signed_in(request, row)
    return _page(request, row, seat)


def _signed_in(request: HttpRequest, row: Meeting) -> HttpResponse:
    form = DoorForm(request.POST, seats=seats(row))
    if not form.is_valid():
        return _page(request, row, None, form)
    said = form.cleaned_data
    came, device = seating.come_in(row, int(said["seat"]), said["digits"], now())
    if came is not Came.IN:
        field = "digits" if came is Came.WRONG else None
        form.add_error(field, why_not(came))
        return _page(request, row, None, form)
    answer = redirect("council:door", row.door)
    answer.set_cookie(
        COOKIE,
        device,
        max_age=STAYS,
        path=reverse("council:door", args=[row.door]),
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )
    return answer


def _voted(request: HttpRequest, row: Meeting, seat: Seat) -> HttpResponse:
    asked, choice = request.POST.get("topic", ""), request.POST.get("choice", "")
    known = asked.isdecimal() and choice in Ballot.Choice.values
    topic = row.topics.filter(pk=int(asked[:9])).first() if known else None
    if topic is not None and counting.vote(topic, seat, choice):
        messages.success(request, _("已投。结束以前可以改。"))
    else:
        messages.error(request, _("没有投上：这一项没有在表决，或已经结束。"))
    return redirect("council:door", row.door)


def _page(
    request: HttpRequest, row: Meeting, seat: Seat | None, form: DoorForm | None = None
) -> HttpResponse:
    choices = [(each.value, each.label) for each in Ballot.Choice]
    context = {
        "page": door_page(row, seat),
        "form": form or DoorForm(seats=[] if seat else seats(row)),
        "wrong": form is not None,
        "choices": choices,
        "door": row.door,
    }
    status = form.status if form else 200
    return render(request, "council/door.html", context, status=status)
