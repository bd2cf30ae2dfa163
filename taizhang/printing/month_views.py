"""Closing months, and looking at those that are closed."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from taizhang.audit.kinds import Kind
from taizhang.audit.record import note
from taizhang.core.vocabulary import Duty
from taizhang.people.access import open_to, open_to_staff
from taizhang.people.identity import duties_of
from taizhang.people.models import User
from taizhang.printing import frozen
from taizhang.printing.answers import pdf_answer
from taizhang.printing.calendar_months import Month, month_from
from taizhang.printing.corrections import corrections
from taizhang.printing.freezing import NotNow, freeze
from taizhang.printing.frozen import FrozenMonth
from taizhang.printing.month_list import months


@open_to_staff
@require_safe
def all_months(request: HttpRequest) -> HttpResponse:
    """Show the months: which are closed, by whom, and which can be closed."""
    return _page(request)


@open_to(Duty.APPROVE)
@require_POST
def close(request: HttpRequest, month: str) -> HttpResponse:
    """Close a month."""
    assert isinstance(request.user, User), "this page opens to staff only"
    named = _named(month)
    try:
        freeze(named, request.user, now())
    except NotNow as refusal:
        return _page(request, refused=str(refusal))
    note(Kind.SETTING_CHANGED, request, str(named), what="month-closed")
    return redirect("printing:month", named)


@open_to_staff
@require_safe
def one_month(request: HttpRequest, month: str) -> HttpResponse:
    """Show a closed month as it was, and under it what was mended since."""
    named = _named(month)
    found = _opened(named)
    volume = _volume(request, found)
    sheet = frozen.sheet(found, corrections(found, named, now()), volume)
    context = {
        "sheet": sheet,
        "group": sheet.groups[0],
        "found": found,
        "month": named,
        "volume": volume,
        "volumes": range(1, found.volumes_count + 1),
    }
    return render(request, "printing/month.html", context)


@open_to_staff
@require_safe
def month_pdf(request: HttpRequest, month: str) -> HttpResponse:
    """Send a closed month as PDF: the same bytes until something on it is mended."""
    named = _named(month)
    found = _opened(named)
    volume = _volume(request, found)
    sheet = frozen.sheet(found, corrections(found, named, now()), volume)
    name = f"{_('月结')}-{named}"
    return pdf_answer(request, "ledger", sheet, name=name, at=frozen.printed_at(found))


def _page(request: HttpRequest, *, refused: str = "") -> HttpResponse:
    context = {
        "months": months(now()),
        "refused": refused,
        "may_close": Duty.APPROVE in duties_of(request.user),
    }
    return render(request, "printing/months.html", context, status=409 if refused else 200)


def _named(text: str) -> Month:
    found = month_from(text)
    if found is None:
        raise Http404
    return found


def _opened(month: Month) -> FrozenMonth:
    found = frozen.opened(str(month))
    if found is None:
        raise Http404
    return found


def _volume(request: HttpRequest, found: FrozenMonth) -> int:
    asked = request.GET.get("volume", "1")
    wanted = int(asked) if asked.isdecimal() and len(asked) < 6 else 1
    return min(max(1, wanted), found.volumes_count)
