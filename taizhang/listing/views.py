"""The ledger, and the same list as a file."""

from collections.abc import Iterator
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse, QueryDict, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from taizhang.listing import exporting
from taizhang.listing.page import ledger_page
from taizhang.people.access import open_to_staff
from taizhang.web.addresses import with_changes
from taizhang.web.conditions import ConditionsForm
from taizhang.web.wanted import sealed

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@open_to_staff
@require_safe
def ledger(request: HttpRequest) -> HttpResponse:
    """Show the ledger as the address narrows and orders it."""
    form = ConditionsForm.at_address(request.GET)
    page = ledger_page(form, request.GET, timezone.now())
    return render(request, "listing/ledger.html", {"page": page, "form": form})


@open_to_staff
@require_POST
def find(request: HttpRequest) -> HttpResponse:
    """Go to the ledger under the conditions sent, with the words sealed in its address."""
    said = QueryDict(mutable=True)
    said.update({name: request.POST.get(name, "") for name in ConditionsForm.base_fields})
    words = said.pop("words")[0]
    return redirect(with_changes(said, q=sealed(words)))


@open_to_staff
@require_safe
def as_csv(request: HttpRequest) -> StreamingHttpResponse:
    """Send the list as CSV."""
    lines = exporting.csv_lines(_sheet(request))
    return _file(StreamingHttpResponse(lines, "text/csv; charset=utf-8"), "csv")


@open_to_staff
@require_safe
def as_xlsx(request: HttpRequest) -> StreamingHttpResponse:
    """Send the list as a workbook."""
    blocks = exporting.xlsx_blocks(_sheet(request))
    return _file(StreamingHttpResponse(blocks, XLSX), "xlsx")


def _sheet(request: HttpRequest) -> Iterator[list[str]]:
    form = ConditionsForm.at_address(request.GET)
    return exporting.rows(form.filters(), form.order, timezone.now())


def _file(response: StreamingHttpResponse, ending: str) -> StreamingHttpResponse:
    name = f"{_('台账')}-{timezone.localdate():%Y%m%d}.{ending}"
    disposition = f"attachment; filename*=UTF-8''{quote(name)}"
    response.headers["Content-Disposition"] = disposition
    return response
