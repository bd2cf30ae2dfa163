"""The page of an opening, and each step on it. Whatever is pressed is written at once."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from taizhang.audit.kinds import Kind
from taizhang.audit.record import note
from taizhang.boxes import slip_forms as sf
from taizhang.boxes.deciding import decided
from taizhang.boxes.forms import CountForm, PhotosForm, SignForm
from taizhang.boxes.page import OpeningRead, alike, opening_page
from taizhang.boxes.slip_forms import SlipForm
from taizhang.boxes.views import EMPTYING
from taizhang.boxes.wording import WHY
from taizhang.emptying import long_work, slips
from taizhang.emptying import opening as steps
from taizhang.emptying.models import Opening
from taizhang.emptying.refusals import NotDone
from taizhang.files import keeping
from taizhang.files.views import handed_out
from taizhang.people.access import open_to
from taizhang.people.identity import actor_of


@open_to(*EMPTYING)
@require_safe
def opening(request: HttpRequest, code: str, nth: int) -> HttpResponse:
    """Show an opening where it was left."""
    return _page(request, _read(code, nth))


@open_to(*EMPTYING)
@require_POST
def count(request: HttpRequest, code: str, nth: int) -> HttpResponse:
    """Write down how many slips there are."""
    read = _read(code, nth)
    form = CountForm(request.POST, again=read.tally.counted is not None)
    if form.is_valid():
        said = form.cleaned_data
        reason = said.get("reason", "").strip()[:200]
        try:
            steps.count(code, nth, said["counted"], reason)
            return _back_to(code, nth)
        except NotDone as not_done:
            form.refuse(not_done)
    return _page(request, read, count_form=form)


@open_to(*EMPTYING)
@require_POST
def photos(request: HttpRequest, code: str, nth: int) -> HttpResponse:
    """Keep the photos of the slips, in their order."""
    form = PhotosForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            steps.photograph(code, nth, form.cleaned_data["photos"])
            long_work.ask(_read(code, nth).row.pk, actor_of(request.user).id)
            return _back_to(code, nth)
        except NotDone as not_done:
            form.refuse(not_done)
    return _page(request, _read(code, nth), photos_form=form)


@open_to(*EMPTYING)
@require_POST
def slip(request: HttpRequest, code: str, nth: int, n: int) -> HttpResponse:
    """Keep what was typed of a slip, or decide what becomes of it."""
    read = _read(code, nth)
    current = read.chosen(str(n))
    if current is None:
        raise Http404
    form = SlipForm(request.POST, current, read.community)
    if form.act in (sf.KEEP, sf.QUIETLY) and read.row.signed_at is None:
        slips.keep(code, nth, n, form.typed)
        quiet = form.act == sf.QUIETLY
        return HttpResponse(status=204) if quiet else _back_to(code, nth, n)
    if form.is_valid() and decided(form, (code, nth, n), actor_of(request.user)):
        return _back_to(code, nth)
    return _page(request, read, slip_form=form, asked=str(n))


@open_to(*EMPTYING)
@require_POST
def back(request: HttpRequest, code: str, nth: int, n: int) -> HttpResponse:
    """Take back that a slip was set aside."""
    _read(code, nth)
    try:
        slips.put_back(code, nth, n)
    except NotDone as not_done:
        messages.info(request, str(WHY[not_done.why[0]][1]))
    return _back_to(code, nth, n)


@open_to(*EMPTYING)
@require_safe
def photo(request: HttpRequest, code: str, nth: int, n: int) -> HttpResponseBase:
    """Hand out the picture of a slip, small in the strip beside it."""
    sha256 = slips.photo_of(code, nth, n)
    kept = keeping.known([sha256]).get(sha256) if sha256 else None
    if kept is None:
        raise Http404
    if "small" in request.GET:
        return handed_out(kept.thumbnail_sha256, "image/jpeg", shown=True)
    note(Kind.DOWNLOADED_FILE, request, kept.sha256[:12])
    return handed_out(kept.sha256, kept.content_type, shown=True)


@open_to(*EMPTYING)
@sensitive_post_parameters("password")
@require_POST
def sign(request: HttpRequest, code: str, nth: int) -> HttpResponse:
    """Seal the box again and sign, the two of you: only when every slip is accounted for."""
    form = SignForm(request, request.POST, request.FILES)
    if form.is_valid():
        by = actor_of(request.user).id
        here = steps.Here(by, form.cleaned_data["second"], now())
        try:
            steps.sign(code, nth, form.as_seal(), here)
            messages.success(request, _("签好了，箱子已复封。请打印开箱记录存档。"))
            return redirect("boxes:record", code, nth)
        except NotDone as not_done:
            form.refuse(not_done)
    return _page(request, _read(code, nth), sign_form=form)


def _read(code: str, nth: int) -> OpeningRead:
    try:
        return OpeningRead(code, nth)
    except Opening.DoesNotExist as error:
        raise Http404 from error


def _back_to(code: str, nth: int, n: int = 0) -> HttpResponse:
    here = reverse("boxes:opening", args=[code, nth])
    return redirect(f"{here}?slip={n}#slip" if n else f"{here}#slip")


def _page(
    request: HttpRequest, read: OpeningRead, *, asked: str = "", **bound: Any
) -> HttpResponse:
    """Show an opening, with whichever form came back on it."""
    current = read.chosen(asked or request.GET.get("slip", ""))
    slip_form = bound.get("slip_form")
    if current and slip_form is None:
        slip_form = SlipForm(None, current, read.community)
    said = slip_form.typed if slip_form and slip_form.is_bound else None
    page = opening_page(read, current, now())
    forms = {
        "count_form": bound.get("count_form")
        or CountForm(
            None, again=page.counted is not None, initial={"counted": page.counted}
        ),
        "photos_form": bound.get("photos_form") or PhotosForm(),
        "sign_form": bound.get("sign_form") or SignForm(request),
    }
    status = max(form.status for form in bound.values()) if bound else 200
    context = {
        **forms,
        "page": page,
        "current": current,
        "slip_form": slip_form,
        "alike": alike(current, said or current.draft.said) if current else (),
        "tried": next(iter(bound.values()), None),
        "today": localdate(),
    }
    return render(request, "boxes/opening.html", context, status=status)
