"""The office's side of links: making one, telling another code, taking one back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from taizhang.audit.kinds import Kind
from taizhang.audit.record import note
from taizhang.core.vocabulary import Duty
from taizhang.ledger import numbers
from taizhang.ledger.book import case_of
from taizhang.ledger.queries import IssueFile, issue_file
from taizhang.people.access import open_to
from taizhang.people.identity import actor_of
from taizhang.tasklinks import making
from taizhang.tasklinks.forms import MakeForm
from taizhang.tasklinks.models import TaskLink
from taizhang.tasklinks.page import address_of, lines, units_for
from taizhang.tasklinks.phones import renew_code
from taizhang.web import titles
from taizhang.web.addresses import issue_url


@open_to(Duty.DISPATCH)
@require_http_methods(["GET", "HEAD", "POST"])
def links(request: HttpRequest, number: str) -> HttpResponse:
    """Show the links to a matter, and make another; its code is told this once."""
    at = now()
    file = issue_file(number, at)
    units = units_for(file.issue, at)
    form = MakeForm(request.POST if request.method == "POST" else None, units=units)
    if not form.is_valid():
        return _page(request, file, form)
    made = making.make(file.row.case, form.asked, actor_of(request.user).id, at)
    note(Kind.SETTING_CHANGED, request, number, what="task-link")
    if not made.code:
        messages.info(
            request, _("这条链接刚才已经做好了，验证码只显示一次。没记下就换一个。")
        )
        return redirect("tasklinks:links", number)
    return _told(request, file, made.link, made.code)


@open_to(Duty.DISPATCH)
@require_POST
def renew(request: HttpRequest, number: str, link: str) -> HttpResponse:
    """Make another code for a link and tell it this once; a bound phone stays bound."""
    found, file = _named(number, link), issue_file(number, now())
    code = renew_code(found)
    note(Kind.SETTING_CHANGED, request, number, what="task-code")
    return _told(request, file, found, code)


@open_to(Duty.DISPATCH)
@require_POST
def withdraw(request: HttpRequest, number: str, link: str) -> HttpResponse:
    """Let a link lead nowhere any more."""
    making.withdraw(_named(number, link), now())
    note(Kind.SETTING_CHANGED, request, number, what="task-link-withdrawn")
    messages.success(request, _("链接已收回，打开只会看到“链接过期”。"))
    return redirect("tasklinks:links", number)


def _named(number: str, key: str) -> TaskLink:
    links_there = TaskLink.objects.select_related("person__unit", "person__role")
    live = links_there.filter(withdrawn_at__isnull=True)
    return get_object_or_404(live, key=key, case=case_of(number))


def _told(request: HttpRequest, file: IssueFile, link: TaskLink, code: str) -> HttpResponse:
    form = MakeForm(units=units_for(file.issue, now()))
    fresh = {"code": f"{code[:3]} {code[3:]}", "url": address_of(request, link)}
    return _page(request, file, form, **fresh, name=link.person.name)


def _page(
    request: HttpRequest, file: IssueFile, form: MakeForm, **fresh: str
) -> HttpResponse:
    number = file.row.number
    context = {
        "form": form,
        "fresh": fresh,
        "lines": lines(request, file, now()),
        "number": number,
        "label": numbers.label(number),
        "title": titles.title(file.row.summary),
        "issue_url": issue_url(number),
        "possible": bool(units_for(file.issue, now())),
    }
    return render(request, "tasklinks/links.html", context, status=form.status)
