"""Pages of the second person: what waits, and the one screen for check, call and strike-off."""

from django.forms import BoundField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from taizhang.core import lookalikes
from taizhang.core.clocks import local_day
from taizhang.core.commands import RecordFollowUp
from taizhang.core.decide import may
from taizhang.core.issue import Issue
from taizhang.core.vocabulary import Actor, Duty, Status
from taizhang.fieldwork import errands
from taizhang.ledger import numbers, queries
from taizhang.ledger.queries import IssueFile
from taizhang.ledger.writing import Done
from taizhang.people.access import open_to
from taizhang.people.directory import shown
from taizhang.people.identity import actor_of
from taizhang.people.models import User
from taizhang.verification import residents
from taizhang.verification.checking import commands_of
from taizhang.verification.forms import SEND_BACK, Called, CheckForm, sent_in
from taizhang.verification.history import first_time
from taizhang.verification.page import check_page
from taizhang.verification.queue import queues
from taizhang.verification.shown import Call
from taizhang.web import acting, dates

NOTHING = Called(checking=False, posting=False, voices=())
MAY_LOOK = (Duty.VERIFY, Duty.FOLLOW_UP)


@open_to(*MAY_LOOK)
@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """Show what waits for a second person."""
    found = queues(actor_of(request.user))
    context = {"queues": found, "rates": first_time(now())}
    return render(request, "verification/queue.html", context)


@open_to(*MAY_LOOK)
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest, number: str) -> HttpResponse:
    """Show one matter to its second person, or carry out what they decided."""
    by = actor_of(request.user)
    file = queries.issue_file(number, now())
    form = _form(request, file.issue, by)
    if form.is_valid() and (done := _done(form, file, by)):
        if file.issue.status is Status.HANDLED:
            errands.done(file.issue.case, now())
        return acting.moved_on(request, number, _said(form, done))
    page = check_page(file, by, _caller(request))
    wanted = NOTHING if page.barred else _called(file.issue, by)
    left = form.settle(wanted) if form.is_bound else []
    rows = [] if page.barred else _rows(form, page.calls)
    template = "verification/check.html"
    return acting.page(request, template, form, page=page, rows=rows, typed=left)


def _called(issue: Issue, by: Actor) -> Called:
    """Return what `by` is asked for, as the issue stands."""
    day = local_day(now())
    asks = may(by, RecordFollowUp)
    return Called(
        checking=issue.status is Status.HANDLED,
        doubted=issue.status is Status.HANDLED and bool(lookalikes.standing(issue)),
        posting=asks and residents.to_post_for(issue, day),
        voices=residents.to_ring(issue, day) if asks else (),
    )


def _form(request: HttpRequest, issue: Issue, by: Actor) -> CheckForm:
    if request.method == "POST":
        return CheckForm(request.POST, sent_in(request.POST, issue), issue)
    return CheckForm(None, _called(issue, by), issue)


def _done(form: CheckForm, file: IssueFile, by: Actor) -> Done | None:
    commands = commands_of(form, file.issue)
    if not commands:
        form.add_error(None, _("没有可以记下的。请先选回访结果，或写公示地点。"))
        return None
    return acting.submitted(form, file.row.number, file.issue.case, commands, by)


def _said(form: CheckForm, done: Done) -> str:
    """Return what became of the matter, in a sentence."""
    issue = done.issue
    label = {"label": numbers.label(issue.number)}
    if issue.status is Status.STRUCK_OFF:
        return _("%(label)s 已销号。") % label
    if issue.status is Status.VERIFIED:
        return _("%(label)s 已记下。反映人都有答复以后，就可以销号。") % label
    due = dates.moment(issue.clock.due_at, now()) if issue.clock else ""
    if form.act == SEND_BACK:
        words = _("%(label)s 核验没有通过，已退回重办，%(due)s 前再报办结。")
    else:
        words = _("%(label)s 反映人说没解决，已退回重办，%(due)s 前再报办结。")
    return words % {**label, "due": due}


def _caller(request: HttpRequest) -> str:
    assert isinstance(request.user, User), "only staff come here"
    return shown(request.user).name


Row = tuple[Call, BoundField, BoundField]


def _rows(form: CheckForm, calls: tuple[Call, ...]) -> list[Row]:
    """Return each resident to be rung with the two fields about them."""
    return [
        (call, form[f"outcome-{call.key}"], form[f"answer-{call.key}"]) for call in calls
    ]
