"""Pages of the import: hand in a file, look, bring it in, put right what was left."""

import tempfile

from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)
from django_htmx.http import HttpResponseClientRedirect

from taizhang.core.vocabulary import Duty
from taizhang.exchange import aftercare, batches, shown, storage
from taizhang.exchange.forms import ColumnsForm, UploadForm, WithdrawForm
from taizhang.exchange.importing import import_chunk
from taizhang.exchange.leftovers import Leftovers
from taizhang.exchange.models import Batch
from taizhang.exchange.unreadable import Unreadable
from taizhang.exchange.wording import refusal
from taizhang.people.access import open_to
from taizhang.people.identity import actor_of

BATCHES_SHOWN = 20
WORK = {
    Batch.State.READ: import_chunk,
    Batch.State.IMPORTING: import_chunk,
    Batch.State.CONFIRMING: aftercare.confirm_chunk,
    Batch.State.WITHDRAWING: aftercare.withdraw_chunk,
}


@open_to(Duty.IMPORT)
@require_http_methods(["GET", "HEAD", "POST"])
def imports(request: HttpRequest) -> HttpResponse:
    """Show earlier imports and the form for a file; read the file that was handed in."""
    posted = request.method == "POST"
    form = UploadForm(request.POST, request.FILES) if posted else UploadForm()
    if posted and form.is_valid() and (found := _read(request, form)):
        return redirect("exchange:batch", found.id)
    earlier = shown.lines(Batch.objects.order_by("-read_at")[:BATCHES_SHOWN], now())
    context = {"form": form, "earlier": earlier}
    status = 422 if posted else 200
    return render(request, "exchange/imports.html", context, status=status)


@open_to(Duty.IMPORT)
@require_safe
def batch(request: HttpRequest, batch_id: str) -> HttpResponse:
    """Show a batch: what it would bring, how far it is, or what it brought."""
    return _page(request, get_object_or_404(Batch, id=batch_id))


@open_to(Duty.IMPORT)
@require_POST
def columns(request: HttpRequest, batch_id: str) -> HttpResponse:
    """Read the file of a batch anew, with its columns matched as posted."""
    found = get_object_or_404(Batch, id=batch_id)
    form = ColumnsForm(request.POST, found.account["found"], found.mapping)
    if found.state == Batch.State.READ and not form.is_valid():
        return _page(request, found, form=form)
    if found.state == Batch.State.READ:
        batches.read_anew(found, form.chosen())
    return redirect("exchange:batch", batch_id)


@open_to(Duty.IMPORT)
@require_POST
def go_on(request: HttpRequest, batch_id: str) -> HttpResponse:
    """Do the next part of the work on a batch."""
    found = get_object_or_404(Batch, id=batch_id)
    if work := WORK.get(Batch.State(found.state)):
        found = work(batch_id, actor_of(request.user))
    if found.state in shown.WORK and request.htmx:  # type: ignore[attr-defined]
        context = {"progress": _progress(request, found)}
        return render(request, "exchange/_progress.html", context)
    return _to_batch(request, batch_id)


@open_to(Duty.IMPORT)
@require_POST
def confirm(request: HttpRequest, batch_id: str) -> HttpResponse:
    """Begin to confirm the imported open rows of a batch."""
    get_object_or_404(Batch, id=batch_id)
    aftercare.begin_confirming(batch_id, actor_of(request.user))
    return redirect("exchange:batch", batch_id)


@open_to(Duty.IMPORT)
@require_POST
def withdraw(request: HttpRequest, batch_id: str) -> HttpResponse:
    """Begin to take back the rows of a batch."""
    found = get_object_or_404(Batch, id=batch_id)
    form = WithdrawForm(request.POST)
    if not form.is_valid():
        return _page(request, found, withdrawing=form)
    reason = form.cleaned_data["reason"]
    aftercare.begin_withdrawing(batch_id, reason, actor_of(request.user))
    return redirect("exchange:batch", batch_id)


@open_to(Duty.IMPORT)
@require_POST
def discard(request: HttpRequest, batch_id: str) -> HttpResponse:
    """Forget a batch of which nothing came in."""
    found = get_object_or_404(Batch, id=batch_id)
    if found.state != Batch.State.READ:
        return redirect("exchange:batch", batch_id)
    batches.discard(found)
    return redirect("exchange:imports")


@open_to(Duty.IMPORT)
@require_safe
def errors(request: HttpRequest, batch_id: str) -> FileResponse:
    """Hand out the rows of a batch that did not come in, with what to put right."""
    found = get_object_or_404(Batch, id=batch_id)
    if not storage.original(found.sha256).exists():
        raise Http404
    # Closed by the response, once it is sent.
    sheet = tempfile.TemporaryFile()
    Leftovers(found).write(sheet)
    sheet.seek(0)
    return FileResponse(
        sheet, as_attachment=True, filename=f"{_('要改的行')}-{found.id}.xlsx"
    )


def _read(request: HttpRequest, form: UploadForm) -> Batch | None:
    """Return the batch of the file handed in; None if it cannot be read, and `form` says so."""
    file: UploadedFile[bytes] = form.cleaned_data["file"]
    by = actor_of(request.user).id
    try:
        return batches.begin(str(file.name), file.chunks(), by, {})
    except Unreadable as unreadable:
        form.add_error("file", refusal(unreadable))
        return None


def _page(
    request: HttpRequest,
    found: Batch,
    *,
    form: ColumnsForm | None = None,
    withdrawing: WithdrawForm | None = None,
) -> HttpResponse:
    read = found.state == Batch.State.READ
    under_way = found.state in shown.WORK
    columns = form or ColumnsForm(None, found.account["found"], found.mapping)
    context = {
        "batch": shown.batch_shown(found, now()),
        "columns": columns,
        "matched_count": columns.matched_count if read else 0,
        "problems": shown.problem_rows(found) if read else (),
        "progress": _progress(request, found) if under_way else None,
        "withdrawing": withdrawing or WithdrawForm(),
    }
    status = 422 if form or withdrawing else 200
    return render(request, "exchange/batch.html", context, status=status)


def _progress(request: HttpRequest, found: Batch) -> shown.Progress:
    return shown.progress(found, actor_of(request.user).id)


def _to_batch(request: HttpRequest, batch_id: str) -> HttpResponse:
    address = reverse("exchange:batch", args=[batch_id])
    if request.htmx:  # type: ignore[attr-defined]
        return HttpResponseClientRedirect(address)
    return redirect(address)
