"""Pages of the import: hand in a file or paste rows, match columns, look, see the result."""

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from taizhang.core.vocabulary import Duty
from taizhang.exchange import batches, pasting, shown
from taizhang.exchange.columns_shown import column_shown, columns_shown, sheets_shown
from taizhang.exchange.forms import (
    ColumnsForm,
    PasteForm,
    SheetsForm,
    UploadForm,
    WithdrawForm,
)
from taizhang.exchange.layout import layout_from
from taizhang.exchange.models import Batch
from taizhang.exchange.preview import preview, what_to_show
from taizhang.exchange.wording import refusal
from taizhang.files.unreadable import Unreadable
from taizhang.people.access import open_to
from taizhang.people.identity import actor_of
from taizhang.people.models import User
from taizhang.web.jobs import job_shown

BATCHES_SHOWN = 20


@open_to(Duty.IMPORT)
@require_http_methods(["GET", "HEAD", "POST"])
def imports(request: HttpRequest) -> HttpResponse:
    """Show earlier imports and the form for a file; read the file that was handed in."""
    posted = request.method == "POST"
    form = UploadForm(request.POST, request.FILES) if posted else UploadForm()
    if posted and form.is_valid() and (found := _read(request, form)):
        return redirect("exchange:batch", found.id)
    return _beginning(request, form, PasteForm(), 422 if posted else 200)


@open_to(Duty.IMPORT)
@require_POST
def paste(request: HttpRequest) -> HttpResponse:
    """Read rows that were pasted, as if they had come in a file."""
    form = PasteForm(request.POST)
    if not form.is_valid():
        return _beginning(request, UploadForm(), form, 422)
    by = actor_of(request.user).id
    rows = pasting.as_file(form.cleaned_data["text"])
    try:
        found = batches.begin_pasted(_("粘贴的表格"), rows, by)
    except Unreadable as unreadable:
        form.add_error("text", refusal(unreadable))
        return _beginning(request, UploadForm(), form, 422)
    return redirect("exchange:batch", found.id)


@open_to(Duty.IMPORT)
@require_safe
def batch(request: HttpRequest, batch_id: str) -> HttpResponse:
    """Show a batch: what it would bring, how far it is, or what it brought."""
    found = get_object_or_404(Batch, id=batch_id)
    if found.state == Batch.State.MATCHING:
        return redirect("exchange:match-columns", batch_id)
    return batch_page(request, found)


@open_to(Duty.IMPORT)
@require_http_methods(["GET", "HEAD", "POST"])
def columns(request: HttpRequest, batch_id: str) -> HttpResponse:
    """Show the sheets and columns of a file; read it anew, taken as posted."""
    found = get_object_or_404(Batch, id=batch_id)
    if found.state not in batches.NOTHING_IN:
        return redirect("exchange:batch", batch_id)
    data = request.POST if request.method == "POST" else None
    sheets, matching = _sheets_form(data, found), _columns_form(data, found)
    if data is not None and sheets.is_valid() and matching.is_valid():
        batches.read_anew(found, matching.chosen(), sheets.chosen())
        return redirect(_after_columns(request), found.id)
    context = {
        "batch": shown.batch_shown(found, now()),
        "sheets_form": sheets,
        "matching": matching,
        "sheets": sheets_shown(found, sheets),
        "columns": columns_shown(found, matching),
        "matched_count": matching.matched_count,
    }
    status = 200 if data is None else 422
    return render(request, "exchange/columns.html", context, status=status)


def batch_page(
    request: HttpRequest, found: Batch, *, withdrawing: WithdrawForm | None = None
) -> HttpResponse:
    """Return the page of a batch, with what was asked wrongly on it."""
    user = request.user
    assert isinstance(user, User), "the page is open to signed-in people only"
    context = {
        "batch": shown.batch_shown(found, now()),
        "withdrawing": withdrawing or WithdrawForm(),
    }
    if found.state in batches.NOTHING_IN:
        context |= _preview(request, found)
    if found.state in shown.WORK:
        context["job"] = job_shown(found.job, user, now()) if found.job else None
        context["progress"] = shown.progress(found)
    status = 422 if withdrawing else 200
    return render(request, "exchange/batch.html", context, status=status)


def _preview(request: HttpRequest, found: Batch) -> dict[str, object]:
    said = request.GET
    show = what_to_show(found.account, said.get("show", ""))
    page = preview(found, show, after=said.get("after", ""), before=said.get("before", ""))
    matching = _columns_form(None, found)
    return {
        "preview": page,
        "columns": [column_shown(found, matching, title) for title in page.titles],
        "matched_count": matching.matched_count,
        "tiles": shown.tiles(found.account),
        "fixes": shown.fixes(found),
    }


def _beginning(
    request: HttpRequest, form: UploadForm, pasted: PasteForm, status: int
) -> HttpResponse:
    earlier = shown.lines(Batch.objects.order_by("-read_at")[:BATCHES_SHOWN], now())
    context = {"form": form, "pasted": pasted, "earlier": earlier}
    return render(request, "exchange/imports.html", context, status=status)


def _read(request: HttpRequest, form: UploadForm) -> Batch | None:
    """Return the batch of the file handed in; None if it cannot be read, and `form` says so."""
    file: UploadedFile[bytes] = form.cleaned_data["file"]
    by = actor_of(request.user).id
    try:
        return batches.begin(str(file.name), file.chunks(), by, {})
    except Unreadable as unreadable:
        form.add_error("file", refusal(unreadable))
        return None


def _columns_form(data: object, found: Batch) -> ColumnsForm:
    return ColumnsForm(data, found.account["found"], found.mapping)


def _sheets_form(data: object, found: Batch) -> SheetsForm:
    is_text = bool(found.account["delimiter"])
    return SheetsForm(data, found.account, layout_from(found.layout), is_text)


def _after_columns(request: HttpRequest) -> str:
    """Return where to go: on to the preview, or back to see what another header brings."""
    return "exchange:match-columns" if "look" in request.POST else "exchange:batch"
