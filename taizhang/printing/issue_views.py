"""One issue on paper: the form for a strike-off, and its whole file."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from taizhang.ledger.paper import hashes
from taizhang.ledger.queries import issue_file
from taizhang.people.access import open_to_staff
from taizhang.people.directory import shown
from taizhang.people.models import User
from taizhang.printing import pictures, sheets
from taizhang.printing.answers import pdf_answer
from taizhang.printing.approval import approval, names_on
from taizhang.printing.dossier import dossier, photos_in
from taizhang.printing.shown import Approval, Dossier
from taizhang.printing.supervision import supervision
from taizhang.web.addresses import issue_url


@open_to_staff
@require_safe
def approval_form(request: HttpRequest, number: str) -> HttpResponse:
    """Show the form on which the strike-off of an issue goes round."""
    context = {"paper": _approval(request, number), "number": number}
    return render(request, "printing/approval.html", context)


@open_to_staff
@require_safe
def approval_pdf(request: HttpRequest, number: str) -> HttpResponse:
    """Send the form on which the strike-off of an issue goes round, as PDF."""
    return _form_pdf(request, _approval(request, number), f"{_('销号审批表')}-{number}")


@open_to_staff
@require_safe
def supervised(request: HttpRequest, number: str) -> HttpResponse:
    """Show the form on which a leader follows an issue up."""
    context = {"paper": _supervision(request, number), "number": number}
    return render(request, "printing/supervision.html", context)


@open_to_staff
@require_safe
def supervised_pdf(request: HttpRequest, number: str) -> HttpResponse:
    """Send the form on which a leader follows an issue up, as PDF."""
    return _form_pdf(request, _supervision(request, number), f"{_('督办单')}-{number}")


@open_to_staff
@require_safe
def whole_file(request: HttpRequest, number: str) -> HttpResponse:
    """Show the whole file of an issue."""
    context = {"paper": _dossier(request, number), "number": number}
    return render(request, "printing/file.html", context)


@open_to_staff
@require_safe
def whole_file_pdf(request: HttpRequest, number: str) -> HttpResponse:
    """Send the whole file of an issue as PDF."""
    made = _dossier(request, number)
    name = f"{_('卷宗')}-{number}"
    drawn = pictures.scaled(photos_in(made))
    return pdf_answer(request, "file", made, name=name, at=now(), pictures=drawn)


def _form_pdf(request: HttpRequest, made: Approval, name: str) -> HttpResponse:
    drawn = pictures.scaled(made.photos)
    return pdf_answer(request, "approval", made, name=name, at=now(), pictures=drawn)


def _approval(request: HttpRequest, number: str) -> Approval:
    at = now()
    file = issue_file(number, at)
    return approval(file, names_on(file, at), _stamp(request), _address(request, number))


def _supervision(request: HttpRequest, number: str) -> Approval:
    at = now()
    file = issue_file(number, at)
    demanded = file.issue.supervision
    if demanded is None:
        raise Http404("nobody follows it up")
    names = names_on(file, at)
    return supervision(file, demanded, names, _stamp(request), _address(request, number))


def _dossier(request: HttpRequest, number: str) -> Dossier:
    at = now()
    file = issue_file(number, at)
    leaves = hashes(file.row.case)
    where = _address(request, number)
    return dossier(file, names_on(file, at), leaves, _stamp(request), where)


def _stamp(request: HttpRequest) -> str:
    assert isinstance(request.user, User), "these pages open to staff only"
    return sheets.stamp(now(), shown(request.user).name)


def _address(request: HttpRequest, number: str) -> str:
    return request.build_absolute_uri(issue_url(number))
