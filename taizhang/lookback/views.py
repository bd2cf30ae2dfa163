"""Pages of looking back: what is to be looked at again, and what was seen."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from taizhang.core.issue import Issue
from taizhang.core.standards import Switch
from taizhang.core.vocabulary import Duty
from taizhang.ledger import numbers, queries
from taizhang.ledger.queries import IssueFile
from taizhang.lookback.forms import NEVER_SOLVED, LookBackForm
from taizhang.lookback.page import look_page
from taizhang.lookback.tasks import task_page
from taizhang.people.access import open_to
from taizhang.people.identity import actor_of
from taizhang.web import acting, dates
from taizhang.web.switched import where_there_is

MAY_LOOK = (Duty.VERIFY, Duty.FOLLOW_UP)
LOOKING_BACK = where_there_is(Switch.LOOK_BACK)


@open_to(*MAY_LOOK)
@LOOKING_BACK
@require_safe
def tasks(request: HttpRequest) -> HttpResponse:
    """Show what is to be looked at again, now and within a month, by area."""
    found = task_page(actor_of(request.user), now(), request.GET.get("after", ""))
    return render(request, "lookback/tasks.html", {"page": found})


@open_to(*MAY_LOOK)
@LOOKING_BACK
@require_http_methods(["GET", "HEAD", "POST"])
def look(request: HttpRequest, number: str) -> HttpResponse:
    """Show one matter to whoever looks at it again, or write down what they saw."""
    by, file = actor_of(request.user), queries.issue_file(number, now())
    form = _form(request, file)
    if form.is_valid():
        done = acting.submitted(form, number, file.issue.case, form.commands(), by)
        if done:
            return _moved_on(request, form, done.issue)
    page = look_page(file, by, now())
    return acting.page(request, "lookback/look.html", form, page=page)


def _form(request: HttpRequest, file: IssueFile) -> LookBackForm:
    if request.method == "POST":
        return LookBackForm(request.POST, request.FILES, file.issue)
    return LookBackForm(None, None, file.issue)


def _moved_on(request: HttpRequest, form: LookBackForm, issue: Issue) -> HttpResponse:
    """Return the way on: to the next of the walk, or to what is to be given out anew."""
    label = {"label": numbers.label(issue.number)}
    if issue.clock is None:
        messages.success(request, _held(issue, label["label"]))
        return redirect("lookback:tasks")
    due = {"due": dates.moment(issue.clock.due_at, now())}
    words = (
        _("%(label)s 记为虚假销号，永远留在台账上；原号重办，%(due)s 前办好。")
        if form.act == NEVER_SOLVED
        else _("%(label)s 记为反弹，原号重办，%(due)s 前办好。")
    )
    return acting.moved_on(request, issue.number, words % {**label, **due})


def _held(issue: Issue, label: str) -> str:
    if issue.look_back_on is None:
        return _("%(label)s 没有反弹，不用再看了。") % {"label": label}
    day = dates.day(issue.look_back_on, localdate())
    words = _("%(label)s 没有反弹。下一次回头看：%(day)s。")
    return words % {"label": label, "day": day}
