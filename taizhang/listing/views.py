"""The ledger, and the same list as a file."""

from collections.abc import Iterator
from urllib.parse import urlencode

from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
    QueryDict,
    StreamingHttpResponse,
)
from django.shortcuts import redirect, render
from django.urls import get_script_prefix
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from taizhang.audit.kinds import Kind
from taizhang.audit.record import note
from taizhang.core.vocabulary import Duty
from taizhang.files.sheets import XLSX
from taizhang.ledger import numbers
from taizhang.listing import exporting
from taizhang.listing.page import Looking, ledger_page
from taizhang.listing.viewing import conditions_in, views_of
from taizhang.people.access import open_to_staff
from taizhang.people.identity import duties_of
from taizhang.people.models import User
from taizhang.web.addresses import ledger_url, with_changes
from taizhang.web.asked import Asked
from taizhang.web.attachments import CSV, attached
from taizhang.web.conditions import ConditionsForm
from taizhang.web.csv_files import csv_lines
from taizhang.web.search_line import understood
from taizhang.web.wanted import sealed


class SentOn(HttpResponseRedirect):
    """Has the browser send the form elsewhere as it is: a receipt stands in no address."""

    status_code = 307


@open_to_staff
@require_safe
def ledger(request: HttpRequest) -> HttpResponse:
    """Show the ledger as the address narrows and orders it.

    One without conditions leads to the view that it names, or to the one set first.
    """
    views, asked = views_of(_me(request)), Asked.at_address(request.GET)
    view = views.find(asked.view or views.first)
    if view and not conditions_in(request.GET):
        own, size = QueryDict(view.url.partition("?")[2]), str(asked.size or "")
        return redirect(with_changes(own, size=size))
    # To draw the form costs more than the list; most of the time nobody asks for it.
    drawn = asked.wrong or request.GET.get("form")
    form = ConditionsForm.at_address(request.GET) if drawn else None
    looking = Looking(_me(request), request.GET, asked, views, timezone.now())
    return _page(request, looking, form)


@open_to_staff
@require_POST
def find(request: HttpRequest) -> HttpResponse:
    """Go to the ledger under the conditions sent, with the words sealed in its address.

    Conditions may be typed among the words. What of it is not understood is told, beside
    the list that the rest asks for; nothing typed is lost.
    """
    me = _me(request)
    if _is_a_caller(request):
        return SentOn(f"{get_script_prefix()}calls/")
    typed = understood(request.POST.get("words", ""), me.pseudonym, timezone.localdate())
    said = {name: request.POST.get(name, "") for name in ConditionsForm.base_fields}
    told = said | typed.conditions | {"words": typed.words}
    if not typed.wrong:
        words = told.pop("words")
        return redirect(ledger_url(**told, q=sealed(words)))
    form = ConditionsForm(told | {"words": request.POST.get("words", "")})
    for sentence in typed.wrong:
        form.add_error("words", sentence)
    asked = Asked.sent(told)
    state = QueryDict(urlencode(_address(asked)))
    looking = Looking(me, state, asked, views_of(me), timezone.now())
    return _page(request, looking, form, status=422)


def _is_a_caller(request: HttpRequest) -> bool:
    """Return whether a receipt number is looked for, by somebody who answers callers."""
    answers = duties_of(request.user) & {Duty.REGISTER, Duty.FOLLOW_UP}
    return bool(answers and numbers.receipt_from(request.POST.get("words", "")))


def _page(
    request: HttpRequest, looking: Looking, form: ConditionsForm | None, status: int = 200
) -> HttpResponse:
    """Return the ledger as somebody looks at it; `form` stands on it where it is drawn."""
    context = {"page": ledger_page(looking), "asked": looking.asked, "form": form}
    return render(request, "listing/ledger.html", context, status=status)


def _address(asked: Asked) -> dict[str, str]:
    said = dict(asked.said)
    words = said.pop("words", "")
    return said | ({"q": sealed(words)} if words else {})


@open_to_staff
@require_safe
def as_csv(request: HttpRequest) -> StreamingHttpResponse:
    """Send the list as CSV."""
    lines = csv_lines(_sheet(request))
    return _file(request, StreamingHttpResponse(lines, CSV), "csv")


@open_to_staff
@require_safe
def as_xlsx(request: HttpRequest) -> StreamingHttpResponse:
    """Send the list as a workbook."""
    blocks = exporting.xlsx_blocks(_sheet(request))
    return _file(request, StreamingHttpResponse(blocks, XLSX), "xlsx")


def _sheet(request: HttpRequest) -> Iterator[list[str]]:
    form = ConditionsForm.at_address(request.GET)
    return exporting.rows(form.filters(), form.order, timezone.now())


def _file(
    request: HttpRequest, response: StreamingHttpResponse, ending: str
) -> StreamingHttpResponse:
    # By which conditions, never what was looked for: that may be somebody's name.
    narrowed = sorted(Asked.at_address(request.GET).said)
    note(Kind.EXPORTED, request, what=f"ledger-{ending}", narrowed=narrowed)
    return attached(response, f"{_('台账')}-{timezone.localdate():%Y%m%d}.{ending}")


def _me(request: HttpRequest) -> User:
    assert isinstance(request.user, User), "only staff come here"
    return request.user
