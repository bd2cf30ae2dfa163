"""Going to see for oneself: put it on one's phone, and there say what was found."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from taizhang.core.vocabulary import Duty, Status
from taizhang.fieldwork import errands
from taizhang.ledger import numbers, queries
from taizhang.people.access import open_to
from taizhang.people.identity import actor_of
from taizhang.verification.look_page import look_page
from taizhang.verification.on_site import OnSiteForm
from taizhang.verification.standing import in_the_way
from taizhang.web import acting


@open_to(Duty.VERIFY)
@require_POST
def go_and_look(request: HttpRequest, number: str) -> HttpResponse:
    """Put a matter on the phone of whoever is to see it."""
    by = actor_of(request.user)
    issue = queries.issue_file(number, now()).issue
    if issue.status is Status.HANDLED and not in_the_way(issue, by):
        errands.ask(issue.case, by.id, now())
        said = _("%(label)s 已记到您手机的待办里，到了现场再拍照、填结果。")
        messages.success(request, said % {"label": numbers.label(number)})
    return redirect("verification:check", number)


@open_to(Duty.VERIFY)
@require_http_methods(["GET", "HEAD", "POST"])
def on_site(request: HttpRequest, number: str) -> HttpResponse:
    """Show one matter to somebody who stands there, or write down what they found."""
    by = actor_of(request.user)
    file = queries.issue_file(number, now())
    sent = request.method == "POST"
    form = OnSiteForm(
        request.POST if sent else None, request.FILES if sent else None, file.issue
    )
    if form.is_valid():
        done = acting.submitted(form, number, file.issue.case, form.commands(), by)
        if done:
            errands.done(file.issue.case, now())
            return acting.moved_on(request, number, _said(number, done.issue.status))
    page = look_page(file, by)
    return acting.page(request, "verification/on_site.html", form, page=page)


def _said(number: str, status: Status) -> str:
    words = (
        _("%(label)s 现场核验通过，等回访。")
        if status is Status.VERIFIED
        else _("%(label)s 现场核验没有通过，已退回重办。")
    )
    return words % {"label": numbers.label(number)}
