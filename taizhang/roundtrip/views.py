"""Out to Excel and back: take the list out, hand it in, look at what changed, bring it in."""

import uuid

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from taizhang.audit.kinds import Kind
from taizhang.audit.record import note
from taizhang.core.vocabulary import Actor, Duty
from taizhang.files.sheets import XLSX
from taizhang.jobs.queue import enqueue
from taizhang.jobs.records import going
from taizhang.ledger import book
from taizhang.people.access import open_to
from taizhang.people.identity import actor_of
from taizhang.people.models import User
from taizhang.roundtrip import carrying_out, workbook
from taizhang.roundtrip.columns import meanings
from taizhang.roundtrip.comparing import compared
from taizhang.roundtrip.forms import BackForm, ReasonForm
from taizhang.roundtrip.long_work import KIND
from taizhang.roundtrip.models import Trip, TripRow
from taizhang.roundtrip.reading import NotBack, lines
from taizhang.roundtrip.shown import choice, earlier_shown, trip_shown
from taizhang.roundtrip.wording import UNFIT
from taizhang.web.asked import Asked
from taizhang.web.attachments import attached
from taizhang.web.jobs import job_shown

EDITS = (Duty.CORRECT, Duty.DISPATCH)
SHOWN = 20
# More than so many rows take longer than anybody should look at a page that waits.
AT_ONCE = 200


@open_to(*EDITS)
@require_safe
def out(request: HttpRequest) -> StreamingHttpResponse:
    """Send the list under the address's conditions as a workbook to be edited."""
    asked = Asked.at_address(request.GET)
    note(Kind.EXPORTED, request, what="workbook", narrowed=sorted(asked.said))
    made = workbook.blocks(asked.filters, asked.order, timezone.now())
    name = f"{_('台账（可修改）')}-{timezone.localdate():%Y%m%d}.xlsx"
    return attached(StreamingHttpResponse(made, XLSX), name)


@open_to(*EDITS)
@require_http_methods(["GET", "HEAD", "POST"])
def back(request: HttpRequest) -> HttpResponse:
    """Take an edited workbook in; show earlier ones."""
    posted = request.method == "POST"
    form = BackForm(request.POST, request.FILES) if posted else BackForm()
    if posted and form.is_valid() and (trip := _read(request, form)):
        return redirect("roundtrip:trip", trip.id)
    earlier = Trip.objects.filter(by=actor_of(request.user).id).order_by("-read_at")
    shown = earlier_shown(earlier[:SHOWN], timezone.now())
    context = {"form": form, "earlier": shown}
    return render(request, "roundtrip/back.html", context, status=422 if posted else 200)


@open_to(*EDITS)
@require_safe
def trip(request: HttpRequest, trip_id: uuid.UUID) -> HttpResponse:
    """Show what a workbook changes, or what came of it."""
    return _page(request, _mine(request, trip_id), ReasonForm())


@open_to(*EDITS)
@require_POST
def bring_in(request: HttpRequest, trip_id: uuid.UUID) -> HttpResponse:
    """Bring the changes onto the ledger, or the rest of them; where it had moved on, as was
    chosen.
    """
    found, form = _mine(request, trip_id), ReasonForm(request.POST)
    if found.state == Trip.State.READ and not form.is_valid():
        return _page(request, found, form)
    taken = _taken(request)
    if found.state == Trip.State.READ:
        carrying_out.choose(
            found,
            form.cleaned_data["reason"],
            lambda row, cell: not cell.at_odds or choice(row, cell) in taken,
        )
    _write(_mine(request, trip_id), actor_of(request.user))
    return redirect("roundtrip:trip", found.id)


@open_to(*EDITS)
@require_POST
def take_back(request: HttpRequest, trip_id: uuid.UUID) -> HttpResponse:
    """Take the changes of a workbook back as a whole."""
    found = _mine(request, trip_id)
    if found.state == Trip.State.DONE:
        carrying_out.withdraw(found.id, actor_of(request.user))
    return redirect("roundtrip:trip", found.id)


def _read(request: HttpRequest, form: BackForm) -> Trip | None:
    file, by = form.cleaned_data["file"], actor_of(request.user)
    known = meanings()
    try:
        found = compared(lines(file.file, known, book.origin()), known, by)
    except NotBack as error:
        form.add_error("file", str(UNFIT[error.reason]))
        return None
    return carrying_out.keep(found, str(file.name)[-200:], by)


def _write(found: Trip, by: Actor) -> None:
    """Write what waits: at once where it is little, else in the background."""
    if found.state != Trip.State.WRITING or going(found.job):
        return
    if not found.job and found.rows.filter(state=TripRow.State.WAITING).count() <= AT_ONCE:
        carrying_out.carry_out(found.id, by)
        return
    key = f"roundtrip-{found.id}:{found.job}"
    job = enqueue(KIND, by=found.by, key=key, trip=str(found.id))
    Trip.objects.filter(id=found.id).update(job=job)


def _mine(request: HttpRequest, trip_id: uuid.UUID) -> Trip:
    return get_object_or_404(Trip, id=trip_id, by=actor_of(request.user).id)


def _taken(request: HttpRequest) -> frozenset[str]:
    return frozenset(
        name
        for name, value in request.POST.items()
        if name.startswith("keep-") and value == "excel"
    )


def _page(request: HttpRequest, found: Trip, form: ReasonForm) -> HttpResponse:
    now = timezone.now()
    assert isinstance(request.user, User), "the door lets in nobody else"
    job = job_shown(found.job, request.user, now) if found.job else None
    context = {"trip": trip_shown(found, now, _taken(request)), "form": form, "job": job}
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "roundtrip/trip.html", context, status=status)
