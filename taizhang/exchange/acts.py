"""What is pressed on the pages of an import: put right, bring in, stop, confirm, take back."""

import tempfile

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from taizhang.core.vocabulary import Duty
from taizhang.exchange import aftercare, batches, putting_right, storage, work
from taizhang.exchange.fixing import Choice
from taizhang.exchange.forms import WithdrawForm
from taizhang.exchange.importing import begin_importing
from taizhang.exchange.leftovers import Leftovers
from taizhang.exchange.models import Batch
from taizhang.exchange.preview import SHOWN
from taizhang.exchange.views import batch_page
from taizhang.people.access import open_to
from taizhang.people.identity import actor_of


@open_to(Duty.IMPORT)
@require_POST
def fix(request: HttpRequest, batch_id: str) -> HttpResponse:
    """Put a value right in every row that has it."""
    get_object_or_404(Batch, id=batch_id)
    posted = request.POST
    choice = posted.get("choice", "")
    if choice not in list(Choice):
        raise Http404
    new = posted.get("new", "").strip()[: putting_right.VALUE_CHARS_MAX]
    putting_right.put_right(batch_id, posted.get("mark", ""), Choice(choice), new)
    return redirect(_preview(request, batch_id))


@open_to(Duty.IMPORT)
@require_POST
def undo_fix(request: HttpRequest, batch_id: str) -> HttpResponse:
    """Let a value stand again as the file has it."""
    get_object_or_404(Batch, id=batch_id)
    putting_right.take_back(batch_id, request.POST.get("mark", ""))
    return redirect(_preview(request, batch_id))


@open_to(Duty.IMPORT)
@require_POST
def go_on(request: HttpRequest, batch_id: str) -> HttpResponse:
    """Begin to bring a batch in, or do the next part of what is under way."""
    found, by = get_object_or_404(Batch, id=batch_id), actor_of(request.user)
    if found.state == Batch.State.IMPORTING or found.state not in batches.UNFINISHED:
        work.carry_on(batch_id, by)
    else:
        begin_importing(batch_id, by)
        work.begin(batch_id, by)
    return redirect("exchange:batch", batch_id)


@open_to(Duty.IMPORT)
@require_POST
def stop(request: HttpRequest, batch_id: str) -> HttpResponse:
    """Stop what is under way; what is in stays in."""
    get_object_or_404(Batch, id=batch_id)
    work.stop(batch_id)
    return redirect("exchange:batch", batch_id)


@open_to(Duty.IMPORT)
@require_POST
def again(request: HttpRequest, batch_id: str) -> HttpResponse:
    """Open the file of a finished batch once more, for the rows that stayed out."""
    found = get_object_or_404(Batch, id=batch_id)
    if not storage.original(found.sha256).exists():
        raise Http404
    anew = batches.begin_again(found, actor_of(request.user).id)
    return redirect("exchange:batch", anew.id)


@open_to(Duty.IMPORT)
@require_POST
def confirm(request: HttpRequest, batch_id: str) -> HttpResponse:
    """Begin to confirm the imported open rows of a batch."""
    get_object_or_404(Batch, id=batch_id)
    by = actor_of(request.user)
    aftercare.begin_confirming(batch_id, by)
    work.begin(batch_id, by)
    return redirect("exchange:batch", batch_id)


@open_to(Duty.IMPORT)
@require_POST
def withdraw(request: HttpRequest, batch_id: str) -> HttpResponse:
    """Begin to take back the rows of a batch."""
    found = get_object_or_404(Batch, id=batch_id)
    form = WithdrawForm(request.POST)
    if not form.is_valid():
        return batch_page(request, found, withdrawing=form)
    by = actor_of(request.user)
    aftercare.begin_withdrawing(batch_id, form.cleaned_data["reason"], by)
    work.begin(batch_id, by)
    return redirect("exchange:batch", batch_id)


@open_to(Duty.IMPORT)
@require_POST
def discard(request: HttpRequest, batch_id: str) -> HttpResponse:
    """Forget a batch of which nothing came in."""
    found = get_object_or_404(Batch, id=batch_id)
    if found.state not in batches.NOTHING_IN:
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


def _preview(request: HttpRequest, batch_id: str) -> str:
    """Return the address of the preview as it was when something was pressed."""
    address, show = reverse("exchange:batch", args=[batch_id]), request.POST.get("show")
    return f"{address}?show={show}" if show in SHOWN else address
