"""Looking through the audit, and taking what was found away as a sheet."""

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from taizhang.audit.kinds import Kind
from taizhang.audit.reading import stream
from taizhang.audit.record import note
from taizhang.auditing.forms import NarrowForm
from taizhang.auditing.page import audit_page, sheet
from taizhang.core.vocabulary import Duty
from taizhang.people.access import open_to
from taizhang.people.directory import everybody
from taizhang.web.attachments import CSV, attached
from taizhang.web.csv_files import csv_lines


@open_to(Duty.AUDIT)
@require_safe
def record(request: HttpRequest) -> HttpResponse:
    """Show the audit as the address narrows it, the newest first."""
    people = everybody()
    form = NarrowForm(request.GET, people=people)
    context = {"form": form, "page": audit_page(form, request.GET, people)}
    return render(request, "auditing/record.html", context)


@open_to(Duty.AUDIT)
@require_safe
def as_csv(request: HttpRequest) -> StreamingHttpResponse:
    """Send what the address narrows the audit to as CSV; this, too, is noted."""
    people = everybody()
    form = NarrowForm(request.GET, people=people)
    note(Kind.EXPORTED, request, what="audit-csv", narrowed=form.narrowed_by)
    lines = csv_lines(sheet(stream(form.asked), people))
    name = f"{_('审计记录')}-{localdate():%Y%m%d}.csv"
    return attached(StreamingHttpResponse(lines, CSV), name)
